import { type AnnouncingAct } from '../../domain/announcing.ts';
import { type Broadcast } from '../../domain/broadcast.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { BroadcastRefused } from '../broadcasts/broadcast-refused.ts';
import { findContact } from '../records/find-contact.ts';
import { type AnnouncingParts, type Say, sayTo } from './announcing-parts.ts';
import { chooseOnce } from './choose-once.ts';
import { type Said, startOnce, tellBegun } from './send-draft.ts';

interface Asked {
  readonly id: string;
  readonly act: Extract<AnnouncingAct, { readonly kind: 'approve' }>;
}

/**
 * Approves the draft that this coordinator was asked to look at, and starts it; of several they are asked which they
 * mean.
 */
export async function approveDraft(parts: AnnouncingParts, by: Contact, asked: Asked): Promise<Said> {
  const { broadcasts } = parts;
  const { number } = asked.act;
  const waits = broadcasts.needsApproval;
  const all = await broadcasts.list();
  const own = await findOwn(parts, by, all.filter(waits));
  const isForThem = (each: Broadcast): boolean => waits(each) && !own.has(each.id) && wasShown(each, by);
  const open = all.filter(isForThem);
  const isMeant = (each: Broadcast): boolean =>
    isForThem(each) && (number === undefined ? open.length === 1 : each.shown?.number === number);
  const chosen = await chooseOnce(parts, asked.id, isMeant, shownAt);
  if (!chosen) {
    return { text: askWhich(sayTo(parts, by), open, own.size > 0), others: [] };
  }
  if (waits(chosen)) {
    await broadcasts.approve(chosen.id, by.id);
  }
  const said = await begin(parts, by, chosen);
  const others = (await broadcasts.list()).filter((each) => each.id !== chosen.id && isForThem(each));
  const [next] = others.sort((one, other) => shownAt(other) - shownAt(one));
  // Whoever was shown two reads which one they have agreed to, and that the other still waits.
  const rest = next ? [sayTo(parts, by)('announce_also_waits', { title: next.title })] : [];
  return { ...said, text: [said.text, ...rest].join('\n') };
}

function askWhich(say: Say, open: readonly Broadcast[], hasOwn: boolean): string {
  const [first] = open;
  if (!first) {
    return say(hasOwn ? 'announce_own' : 'announce_nothing');
  }
  const numberOf = ({ shown }: Broadcast): string => String(shown?.number ?? '');
  const inOrder = open.toSorted((one, other) => shownAt(one) - shownAt(other));
  const lines = inOrder.map((each) => say('who_line', { number: numberOf(each), who: each.title }).trim());
  return say('announce_which', { number: numberOf(first), lines: lines.join('\n') });
}

function shownAt({ shown }: Broadcast): Instant {
  return shown?.at ?? 0;
}

/** Of some, those that were made by them, be it as a contact who was merged into them since. */
async function findOwn(
  { store }: AnnouncingParts,
  { id }: Contact,
  broadcasts: readonly Broadcast[],
): Promise<ReadonlySet<string>> {
  const makers = await Promise.all(broadcasts.map((each) => findContact(store, each.by)));
  return new Set(broadcasts.filter((_, place) => makers[place]?.id === id).map((each) => each.id));
}

/** Nobody agrees to words that they were not shown. */
function wasShown({ shown, announcement }: Broadcast, { id }: Contact): boolean {
  return shown?.edition === announcement.edition && shown.to.includes(id);
}

/** Whoever made it would wait for it in vain where its time has passed meanwhile. */
async function begin(parts: AnnouncingParts, by: Contact, chosen: Broadcast): Promise<Said> {
  const { title } = chosen;
  try {
    // Whoever looks is not asked about a repeat: whoever wrote it was.
    const begun = await startOnce(parts, chosen.id, { confirm: true, again: chosen.again ?? false });
    const isPlanned = begun.at !== null && begun.at > parts.now();
    const others = await tellMaker(parts, chosen, (maker) =>
      isPlanned ? tellBegun(parts, maker, begun) : sayTo(parts, maker)('announce_approved', { title }),
    );
    return { text: await tellBegun(parts, by, begun), others };
  } catch (fault) {
    if (fault instanceof BroadcastRefused && fault.reason === 'in_the_past') {
      const say = (to: Contact): string => sayTo(parts, to)('announce_passed', { title });
      return { text: say(by), others: await tellMaker(parts, chosen, say) };
    }
    throw fault;
  }
}

async function tellMaker(
  { store, now }: AnnouncingParts,
  { by, id }: Broadcast,
  words: (maker: Contact) => string | Promise<string>,
): Promise<Said['others']> {
  const maker = await findContact(store, by);
  if (!maker) {
    return [];
  }
  const about = { text: await words(maker), media: [], from: null, urgent: true } as const;
  return [{ contact: maker.id, event: { id: `seen-${id}`, at: now(), kind: 'notice', ...about } }];
}
