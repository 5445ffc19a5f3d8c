import { type Broadcast } from '../../domain/broadcast.ts';
import { type Contact } from '../../domain/contact.ts';
import { type PhraseKey } from '../../engine/phrase-key.ts';
import { BroadcastRefused } from '../broadcasts/broadcast-refused.ts';
import { type AnnouncingParts, sayTo } from './announcing-parts.ts';
import { chooseOnce } from './choose-once.ts';
import { type Said, startOnce, tellBegun } from './send-draft.ts';

/** The latest that waits for another pair of eyes is approved by these, and starts. */
export async function approveDraft(parts: AnnouncingParts, by: Contact, act: string): Promise<Said> {
  const { broadcasts } = parts;
  const waits = broadcasts.needsEyes;
  const chosen = await chooseOnce(parts, act, (each) => waits(each) && each.by !== by.id);
  if (!chosen) {
    const isOwn = (await broadcasts.list()).some(waits);
    return { text: sayTo(parts, by)(isOwn ? 'announce_own' : 'announce_nothing'), others: [] };
  }
  if (waits(chosen)) {
    await broadcasts.approve(chosen.id, by.id);
  }
  return begin(parts, by, chosen);
}

/** Whoever made it would wait for it in vain where its time has passed meanwhile. */
async function begin(parts: AnnouncingParts, by: Contact, chosen: Broadcast): Promise<Said> {
  try {
    const text = await tellBegun(parts, by, await startOnce(parts, chosen.id, true));
    return { text, others: await tellMaker(parts, chosen, 'announce_approved') };
  } catch (fault) {
    if (fault instanceof BroadcastRefused && fault.reason === 'in_the_past') {
      const text = sayTo(parts, by)('announce_passed', { title: chosen.title });
      return { text, others: await tellMaker(parts, chosen, 'announce_passed') };
    }
    throw fault;
  }
}

async function tellMaker(
  parts: AnnouncingParts,
  { by: maker, title, id }: Broadcast,
  key: PhraseKey,
): Promise<Said['others']> {
  const contact = (await parts.store.find(maker))?.contact;
  if (!contact) {
    return [];
  }
  const text = sayTo(parts, contact)(key, { title });
  const about = { media: [], from: null, urgent: true } as const;
  return [{ contact: maker, event: { id: `seen-${id}`, at: parts.now(), kind: 'notice', text, ...about } }];
}
