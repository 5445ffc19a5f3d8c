import { Cron } from 'croner';
import { type Rhythm } from '../../domain/time/rhythm.ts';
import { expandCron } from './expand-cron.ts';
import { readString } from '../yaml/read-scalar.ts';
import { type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

const like = 'write five fields, minute hour day month weekday, such as "0 8 * * MON"';

/** A cron pattern of five fields that comes round; it is read in each contact's time zone. */
export function readCron(
  source: Source,
  slot: Slot,
): { readonly written: string; readonly rhythm: Rhythm } | undefined {
  const pattern = readString(source, slot);
  if (pattern === undefined) {
    return undefined;
  }
  const rhythm = expandCron(pattern);
  const fault = faultOf(pattern) ?? (rhythm ? undefined : 'W and + are not known here');
  if (fault !== undefined || !rhythm) {
    source.error(slot.at, `"${pattern}" is no cron pattern: ${fault ?? ''}; ${like}`);
    return undefined;
  }
  return { written: pattern, rhythm };
}

function faultOf(pattern: string): string | undefined {
  const fields = pattern.trim().split(/\s+/u).length;
  if (fields !== 5) {
    return `it has ${fields} field${fields === 1 ? '' : 's'}`;
  }
  try {
    const cron = new Cron(pattern, { mode: '5-part', paused: true, timezone: 'UTC' });
    return cron.nextRun(new Date(0)) === null ? 'it never comes round' : undefined;
  } catch (error) {
    return (error as Error).message.replace(/^CronPattern: /u, '');
  }
}
