import { type Broadcast } from '../../domain/broadcast.ts';
import { type BroadcastParts } from './broadcast-parts.ts';
import { checkContent } from './check-content.ts';
import { findAudience } from './find-audience.ts';
import { countUnknown } from './follow-merges.ts';
import { type BroadcastInput, digestOfContent } from './broadcast-input.ts';

/** Makes a draft; the same id makes it once. Throws `BroadcastRefused` for wrong content or a wrong audience. */
export async function createBroadcast(
  parts: BroadcastParts,
  id: string,
  input: BroadcastInput,
  by: string,
): Promise<Broadcast> {
  const { book, store, rules, now } = parts;
  checkContent(input.content, rules);
  await findAudience(store, input.audience);
  const known = await book.find(id);
  if (known) {
    return known;
  }
  const broadcast: Broadcast = {
    id,
    title: input.title,
    announcement: { ...input.content, broadcast: id, edition: 1, attempt: 0 },
    audience: input.audience,
    state: 'draft',
    why: null,
    createdAt: now(),
    by,
    approvedBy: null,
    at: input.at ?? null,
    local: null,
    startedAt: null,
    size: null,
    days: null,
    deadline: null,
    closedAt: null,
    unknown: await countUnknown(store, input.audience),
    same: [],
    ...(input.mends && { mends: input.mends }),
    content: digestOfContent(input.content),
    version: 1,
  };
  await book.add(broadcast);
  return broadcast;
}
