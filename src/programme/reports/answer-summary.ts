import { type Contact } from '../../domain/contact/contact.ts';
import { type PhraseKey } from '../../domain/phrase-key.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type World } from '../../engine/world.ts';
import { type Settlement } from '../../runner/path.ts';
import { type Silence } from './standing.ts';
import { type SilentFamily, type Summary } from './summarise.ts';

type Say = (key: PhraseKey, values: Readonly<Record<string, string>>) => string;

const day: Millis = 24 * 60 * 60 * 1000;

/** A coordinator's question how things stand is answered in one message; what there is nothing of is left out. */
export function answerSummary(
  id: string,
  { id: contact, language, name }: Contact,
  about: {
    readonly summary: Summary;
    readonly silence: Silence;
    readonly phrase: World['phrase'];
    readonly now: Instant;
  },
): Settlement {
  const { summary, silence, phrase, now } = about;
  const say: Say = (key, values) => phrase(language, key, { name, ...values }).trim();
  const text = [
    say('summary', {}),
    ...(silence === null ? [] : saySilence(say, summary, silence)),
    ...sayWork(say, summary),
  ].join('\n');
  // It was asked for, so it waits for nothing.
  const event = {
    id: `${id}.said`,
    at: now,
    kind: 'notice',
    text,
    media: [],
    from: null,
    urgent: true,
  } as const;
  return { rows: [], happen: [{ contact, event }] };
}

function saySilence(
  say: Say,
  { silent, longSilent, longest }: Summary,
  { companion, coordinator }: NonNullable<Silence>,
): readonly string[] {
  const days = String(Math.floor(companion / day));
  if (silent === 0) {
    return [say('summary_in_touch', { days })];
  }
  const long = { long_days: String(Math.floor(coordinator / day)), long_silent: String(longSilent) };
  return [
    say('summary_silent', { days, silent: String(silent), ...long }),
    say('summary_longest', { families: longest.map((family) => sayFamily(say, family)).join(', ') }),
  ];
}

function sayFamily(say: Say, { name, village, days }: SilentFamily): string {
  return say('summary_family', { who: village === null ? name : `${name}, ${village}`, days: String(days) });
}

function sayWork(say: Say, { openTasks, overdueTasks, doneTasks, openTickets, behind }: Summary) {
  return [
    say('summary_tasks', {
      open: String(openTasks),
      overdue: String(overdueTasks),
      done: String(doneTasks),
      tickets: String(openTickets),
    }),
    ...(behind.length === 0 ? [] : [say('summary_behind', { names: behind.join(', ') })]),
  ];
}
