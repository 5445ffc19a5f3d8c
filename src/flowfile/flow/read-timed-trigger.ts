import { type Millis } from '../../domain/time/clock.ts';
import { usualDates } from '../../engine/campaigns/date-of.ts';
import { usualPurpose } from '../../domain/start-manner.ts';
import {
  type AfterTrigger,
  type EveryTrigger,
  type Timing,
  usuallyDone,
} from '../../engine/timed-trigger.ts';
import { type FlowReading } from './flow-reading.ts';
import { readCron } from './read-cron.ts';
import { readDayCondition } from './read-day-condition.ts';
import { readDuration, readPositiveDuration } from './read-duration.ts';
import { type Fields, readFields } from '../yaml/read-fields.ts';
import { readName } from './read-name.ts';
import { readQuery } from '../settings/read-query.ts';
import { readRule } from './read-rule.ts';
import { readBoolean, readShaped, readWord } from '../yaml/read-scalar.ts';
import { type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

const timing = ['audience', 'mode', 'priority', 'catch_up', 'purpose', 'unless_done', 'not_on', 'only_on'];

/** Reads what comes again: a cron pattern, or a rule with its hour. */
export function readEvery(reading: FlowReading, slot: Slot): EveryTrigger | undefined {
  const { source } = reading;
  const fields = readFields(source, slot, { what: 'every', keys: ['cron', 'rule', 'at', ...timing] });
  const read = fields && readRhythm(source, slot, fields);
  const others = fields && readTiming(reading, fields, null);
  return read && others && { kind: 'every', ...read, ...others };
}

function readRhythm(source: Source, slot: Slot, fields: Fields) {
  const [cron, rule, hour] = ['cron', 'rule', 'at'].map((key) => fields.get(key));
  if (!cron) {
    if (!rule) {
      source.error(slot.at, 'every needs "cron", or "rule" and "at"');
    }
    return rule && readRule(source, { rule, hour });
  }
  for (const each of [rule, hour].filter((beside) => beside !== undefined)) {
    source.error(each.keyAt, 'a cron pattern says both day and hour; leave this out');
  }
  return readCron(source, cron);
}

/** Reads what hangs on a date of the contact; somebody who did it since that date has done it. */
export function readAfter(reading: FlowReading, slot: Slot): AfterTrigger | undefined {
  const { source } = reading;
  const keys = ['date', 'offset', 'at', 'before', ...timing];
  const fields = readFields(source, slot, { what: 'after', keys, required: ['date', 'offset'] });
  const date = fields && readDateName(source, fields.get('date'));
  const offset = fields && readLength(source, fields);
  const hour = fields?.get('at');
  const at = hour ? (readHour(source, hour) ?? null) : null;
  if (!fields || date === undefined || offset === undefined) {
    return undefined;
  }
  const others = readTiming(reading, fields, usuallyDone(offset));
  return { kind: 'after', date, offset, at, ...others };
}

function readDateName(source: Source, slot: Slot | undefined): string | undefined {
  const shape = /^(contact\.)?(fields\.)?[a-z][a-z0-9_]*$/u;
  const name = slot && readShaped(source, slot, { shape, like: 'joined_on, or the name of a field' });
  const field = name?.replace(/^(contact\.)?(fields\.)?/u, '');
  if (slot && field !== undefined && !usualDates.some((each) => each === field)) {
    source.lookups.push({ path: ['fields', field], at: slot.at });
  }
  return field;
}

/** How long after the date; negative: before it. */
function readLength(source: Source, fields: Fields): Millis | undefined {
  const [wait, early] = [fields.get('offset'), fields.get('before')];
  const length = wait && readDuration(source, wait);
  const isBefore = early ? (readBoolean(source, early) ?? false) : false;
  return length !== undefined && isBefore && length > 0 ? -length : length;
}

function readTiming(reading: FlowReading, fields: Fields, usuallyDone: Millis | null): Timing {
  const { source, about } = reading;
  const [whom, purpose, done] = ['audience', 'purpose', 'unless_done'].map((key) => fields.get(key));
  const known = { what: 'purpose', known: about.purposes };
  return {
    audience: whom ? (readQuery(source, whom) ?? null) : null,
    mode: wordIn('mode', ['wait', 'skip', 'interrupt']) ?? 'wait',
    priority: wordIn('priority', ['high', 'normal', 'low']) ?? 'normal',
    catchUp: wordIn('catch_up', ['latest', 'all', 'none']) ?? null,
    purpose: (purpose && readName(source, purpose, known)) ?? usualPurpose,
    unlessDone: (done && readPositiveDuration(source, done)) ?? usuallyDone,
    ...readDayCondition(source, fields, about.daySets),
  };

  function wordIn<const Word extends string>(key: string, words: readonly Word[]): Word | undefined {
    const slot = fields.get(key);
    return slot && readWord(source, slot, words);
  }
}

function readHour(source: Source, slot: Slot): string | undefined {
  return readShaped(source, slot, { shape: /^([01]\d|2[0-3]):[0-5]\d$/u, like: '"08:00"' });
}
