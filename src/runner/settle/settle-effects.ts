import { type Instant } from '../../domain/time/clock.ts';
import { type EffectEntry } from '../../domain/contact/contact-record.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Row } from '../../domain/row.ts';
import { incidentRow } from '../../domain/incident-row.ts';
import { countIncident } from './count-incident.ts';
import { settleHousehold } from '../household/settle-household.ts';
import { keepMedia } from '../receive/keep-media.ts';
import { type Path } from '../path.ts';
import { plainRows } from './plain-rows.ts';
import { keepSettled } from '../deliver/keep-settled.ts';
import { settleClaim } from './settle-claim.ts';
import { isHole, settleHole } from './settle-hole.ts';
import { settleTask } from './settle-task.ts';
import { settleSplit } from '../merge/unmerge-contacts.ts';
import { type Seat } from '../attend/seat.ts';

/** How often a file is asked for, about once a minute. */
const patience = 10;

/**
 * Writes down what turns want done beside sending. What needs something else done first follows as soon as that is;
 * `only` limits it to these entries.
 */
export function settleEffects(path: Path, seat: Seat, only: (entry: EffectEntry) => boolean = all): void {
  const { record } = seat;
  const entries = record?.outbox.filter((each) => each.kind === 'effect') ?? [];
  const undone = entries.filter(({ id }) => !seat.settled.has(id));
  const isLate = (each: EffectEntry): boolean =>
    [each, ...undone.filter(({ effect }) => needs(each, effect))].some(({ id }) => seat.throws.has(id));
  const isBehind = (each: EffectEntry, other: EffectEntry): boolean =>
    comesBehind(each, other) && !isLate(other);
  const mayGo = (each: EffectEntry, place: number): boolean =>
    !undone.some((other, at) => needs(each, other.effect) || (at < place && isBehind(each, other)));
  const open = undone.filter(
    (each, place) => !seat.settling.has(each.id) && only(each) && mayGo(each, place),
  );
  if (!record || open.length === 0) {
    return;
  }
  const now = path.clock.now();
  const plain: EffectEntry[] = [];
  const handled: EffectEntry[] = [];
  const rows: Row[] = [];
  for (const entry of open) {
    const simple = simpleRows(entry, seat.id, now);
    (simple ? plain : handled).push(entry);
    rows.push(...(simple ?? []));
  }
  settle(path, seat, plain, () => rows);
  for (const entry of handled) {
    settle(path, seat, [entry], () => handle(path, record.contact, entry));
  }
}

/** What needs nothing but to be written down. */
function simpleRows({ effect }: EffectEntry, contact: string, at: Instant): readonly Row[] | undefined {
  return isHole(effect) ? undefined : plainRows(effect, contact, at);
}

const all = (): boolean => true;

/** A file is kept beside the message that is written down, and words go out with their files. */
function needs({ effect }: EffectEntry, other: EffectEntry['effect']): boolean {
  return effect.kind === 'keep'
    ? other.kind === 'heard' && other.id === effect.heard
    : other.kind === 'keep' && other.heard === wordsOf(effect);
}

/**
 * Words do not overtake those before them to the same person, whose files may still be on their way; urgent ones do,
 * and all do where a file cannot be had.
 */
function comesBehind({ effect }: EffectEntry, { effect: other }: EffectEntry): boolean {
  if (effect.kind === 'reply') {
    return effect.urgent !== true && other.kind === 'reply' && other.to === effect.to;
  }
  return effect.kind === 'relay' && !effect.urgent && other.kind === 'relay';
}

/** Which message it passes on, by its row. */
function wordsOf(effect: EffectEntry['effect']): string | undefined {
  if (effect.kind === 'relay' || effect.kind === 'reply') {
    return effect.words.heard;
  }
  return effect.kind === 'announcing' && effect.act.kind === 'draft' ? effect.act.files?.heard : undefined;
}

function settle(
  path: Path,
  seat: Seat,
  entries: readonly EffectEntry[],
  gather: () => readonly Row[] | Promise<readonly Row[]>,
): void {
  if (entries.length === 0) {
    return;
  }
  const ids = entries.map(({ id }) => id);
  const isFreed = (each: EffectEntry): boolean =>
    entries.some((entry) => needs(each, entry.effect) || comesBehind(each, entry));
  ids.forEach((id) => seat.settling.add(id));
  path.work.do(async () => {
    try {
      // Plain rows are not awaited, so that what was heard stands before what is answered.
      const gathered = gather();
      await keepSettled(path, seat, { ids, rows: gathered instanceof Promise ? await gathered : gathered });
    } finally {
      ids.forEach((id) => seat.settling.delete(id));
    }
    settleEffects(path, path.seats.get(seat.id), isFreed);
  });
}

async function handle(path: Path, contact: Contact, { id, effect }: EffectEntry): Promise<readonly Row[]> {
  const here = await settleHere(path, contact, effect);
  if (here) {
    return here;
  }
  const { rows, happen } = await path.handle(effect, contact).catch((fault: unknown) => {
    path.seats.get(contact.id).throws.set(id, 1);
    throw fault;
  });
  const lost: Row[] = [];
  for (const { contact: other, event } of happen) {
    if (!(await path.happen(other, event))) {
      const detail = `a ${effect.kind} was for somebody who is no longer there`;
      const incident = {
        what: 'no_recipient',
        key: `no_recipient:${event.id}`,
        flow: null,
        step: null,
      } as const;
      lost.push(incidentRow({ ...incident, detail }, contact.id, path.clock.now()));
    }
  }
  return [...rows, ...lost];
}

/** What the runner does by itself; undefined for what is the programme's. */
async function settleHere(
  path: Path,
  contact: Contact,
  effect: EffectEntry['effect'],
): Promise<readonly Row[] | undefined> {
  if (effect.kind === 'incident') {
    return countIncident(path, effect, contact.id);
  }
  if (isHole(effect)) {
    return settleHole(path, contact.id, effect);
  }
  if (effect.kind === 'keep') {
    return keepWithPatience(path, contact.id, effect);
  }
  if (effect.kind === 'household') {
    await settleHousehold(path, contact.id, effect);
    return [];
  }
  if (effect.kind === 'task_state') {
    return [await settleTask(path, effect, contact.id)];
  }
  if (effect.kind === 'split') {
    await settleSplit(path, contact.id, effect.from);
    return [];
  }
  if (effect.kind === 'claim_answered') {
    await settleClaim(path, effect);
    return [];
  }
  return undefined;
}

/** A file that cannot be had after some tries stays a reference; nothing else waits for it. */
async function keepWithPatience(
  path: Path,
  contact: string,
  effect: Parameters<typeof keepMedia>[1],
): Promise<readonly Row[]> {
  const { throws } = path.seats.get(contact);
  try {
    return await keepMedia(path, effect, contact);
  } catch (fault) {
    const tries = (throws.get(effect.id) ?? 0) + 1;
    throws.set(effect.id, tries);
    if (tries < patience) {
      throw fault;
    }
    path.log('warn', 'a file could not be fetched and stays at its network', { effect: effect.id });
    return [];
  }
}
