import * as z from 'zod';
import { type Finding, judge, note } from '../../domain/finding.ts';
import { askRunning } from '../ask-running.ts';
import { type Running } from '../parts.ts';

const ready = z.object({ ready: z.boolean(), reasons: z.array(z.string()) });
const channels = z.object({
  channels: z.array(z.object({ name: z.string(), state: z.string(), words: z.string(), since: z.string() })),
});

/** How the process that runs on DATA_DIR is, and its channels. */
export async function inspectRunning(running: Running | undefined): Promise<readonly Finding[]> {
  if (running === undefined) {
    return [note('no process runs on this DATA_DIR')];
  }
  return [await inspectReady(running), ...(await inspectChannels(running)), await inspectFigures(running)];
}

async function inspectReady({ url }: Running): Promise<Finding> {
  const body: unknown = await fetch(new URL('/readyz', url)).then(
    (answer) => answer.json(),
    () => null,
  );
  const read = ready.safeParse(body);
  const sound = read.success && read.data.ready;
  const reasons = read.success ? read.data.reasons.join(' ') : 'it does not answer';
  return judge(sound, `the process at ${url} is ${sound ? 'ready' : 'not ready'}`, reasons);
}

async function inspectChannels(running: Running): Promise<readonly Finding[]> {
  const read = channels.safeParse(
    await askRunning(running, { method: 'GET', path: '/api/channels' }).catch(() => null),
  );
  if (!read.success) {
    return [note('its channels are not known: it has no API ("worker"), or not this token')];
  }
  return read.data.channels.map(({ name, state, words, since }) => {
    const what = `channel ${name}: ${state} since ${since}`;
    return state === 'failed'
      ? judge(false, what, words)
      : { level: 'ok', what: [what, words].filter(Boolean).join('; ') };
  });
}

/** A store that the process has for itself is known by its figures alone. */
async function inspectFigures({ url }: Running): Promise<Finding> {
  const text = await fetch(new URL('/metrics', url)).then(
    (answer) => answer.text(),
    () => '',
  );
  const read = (name: string): string => new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 'unknown';
  const stranded = read('semangat_stranded');
  const what = `since its start: ${read('semangat_turns_total')} turn(s), ${read('semangat_failed_total')} message(s) failed, ${read('semangat_stuck_total')} event(s) stuck, ${stranded} stranded`;
  return judge(stranded === '0', what, 'tell the maintainers, with the log');
}
