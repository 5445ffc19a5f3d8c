import { z } from 'zod';
import { type Listed } from '../../programme/campaigns/create-timetable.ts';
import { instant, isoOrNull } from '../http/common-schema.ts';
import { type DayAhead } from '../../programme/campaigns/month-ahead.ts';
import { type Phrase } from '../phrase.ts';
import { reasonWords } from '../held/reason-words.ts';

const held = z.object({
  reason: z.string(),
  words: z.string().describe('The reason in the language of the pages.'),
  contacts: z.int(),
});

/** A run as the API lists it. */
export const runView = z.object({
  occurrence: z.string().describe('What each contact’s clock shows, or the date that it hangs on.'),
  due: instant.nullable().describe('For the first contact.'),
  started: instant.nullable(),
  finished: instant.nullable().describe('Null while some are still held back.'),
  late_by_seconds: z.int().nullable().describe('For whom it came latest.'),
  states: z.record(z.string(), z.int()),
  held: z.array(held),
});

/** A schedule or a campaign as the API lists it. */
export const listedView = z.object({
  id: z.string(),
  flow: z.string(),
  title: z.string(),
  when: z.string().describe('The rhythm, or the date with its offset, as the flow has it.'),
  for: z.array(z.string()).describe('Roles; empty for everyone.'),
  audience: z.string().nullable(),
  mode: z.enum(['wait', 'skip', 'interrupt']),
  priority: z.enum(['high', 'normal', 'low']),
  catch_up: z.enum(['latest', 'all', 'none']).nullable(),
  purpose: z.string(),
  planned: z.int().describe('Contacts that have it planned.'),
  next: instant.nullable().describe('When it comes to the first of them.'),
  runs: z.array(runView).describe('The latest ones, the last first.'),
});

/** What the next thirty days will bring. */
export const previewView = z.object({
  days: z.array(
    z.object({
      date: z.string().describe('A day of each contact’s own calendar.'),
      contacts: z.int(),
      due: instant.describe('For the first contact.'),
      held: z.array(held),
      until: instant.nullable().describe('For one contact: until when it will be put off.'),
    }),
  ),
  last_day: z
    .string()
    .nullable()
    .describe('Of what comes all too often only days up to this one are looked at; null: all thirty.'),
});

/** Shows a schedule or a campaign. */
export function viewListed(
  { campaign, planned, next, runs }: Listed,
  phrase: Phrase,
): z.infer<typeof listedView> {
  const { key, flow, title, roles, trigger } = campaign;
  return {
    id: key,
    flow,
    title,
    when: trigger.kind === 'every' ? trigger.written : describeDate(trigger),
    for: [...roles],
    audience: trigger.audience,
    mode: trigger.mode,
    priority: trigger.priority,
    catch_up: trigger.catchUp,
    purpose: trigger.purpose,
    planned,
    next: isoOrNull(next),
    runs: runs.map((each) => viewRun(each, phrase)),
  };
}

/** Shows one run. */
export function viewRun(
  { occurrence, due, started, finished, late, states, reasons }: Listed['runs'][number],
  phrase: Phrase,
): z.infer<typeof runView> {
  return {
    occurrence,
    due: isoOrNull(due),
    started: isoOrNull(started),
    finished: isoOrNull(finished),
    late_by_seconds: late === null ? null : Math.round(late / 1000),
    states,
    held: viewHeld(reasons, phrase),
  };
}

/** Shows what one of the next thirty days will bring. */
export function viewDay(
  { date, contacts, first, until, held }: DayAhead,
  phrase: Phrase,
): z.infer<typeof previewView>['days'][number] {
  return {
    date,
    contacts,
    due: new Date(first).toISOString(),
    held: viewHeld(held, phrase),
    until: isoOrNull(until),
  };
}

function viewHeld(reasons: { readonly [reason: string]: number }, phrase: Phrase): z.infer<typeof held>[] {
  return Object.entries(reasons).map(([reason, contacts]) => ({
    reason,
    words: reasonWords(phrase, reason),
    contacts,
  }));
}

function describeDate({
  date,
  offset,
  at,
}: Extract<Listed['campaign']['trigger'], { kind: 'after' }>): string {
  const days = Math.abs(offset) / 86_400_000;
  const length = Number.isInteger(days) ? `${String(days)}d` : `${String(Math.abs(offset) / 60_000)}m`;
  return `${length} ${offset < 0 ? 'before' : 'after'} ${date}${at === null ? '' : ` at ${at}`}`;
}
