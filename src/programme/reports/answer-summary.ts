import { type Contact } from '../../domain/contact/contact.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type World } from '../../engine/world.ts';
import { type Settlement } from '../../runner/path.ts';
import { type SilentFamily, type Summary } from './summarise.ts';

/** A coordinator's question how things stand is answered in one message. */
export function answerSummary(
  id: string,
  { id: contact, language, name }: Contact,
  about: { readonly summary: Summary; readonly phrase: World['phrase']; readonly now: Instant },
): Settlement {
  const { summary, phrase, now } = about;
  const text = phrase(language, 'summary', {
    name,
    silent: String(summary.silent),
    long_silent: String(summary.longSilent),
    overdue: String(summary.overdueTasks),
    open: String(summary.openTasks),
    done: String(summary.doneTasks),
    tickets: String(summary.openTickets),
    silent_names: listOf(summary.longest.map(nameOf)),
    names: listOf(summary.behind),
  }).trim();
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

function nameOf({ name, village, days }: SilentFamily): string {
  return `${name} (${village === null ? '' : `${village}, `}${days})`;
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? '-' : names.join(', ');
}
