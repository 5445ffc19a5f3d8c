import { type Broadcast } from '../../domain/broadcast.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type AnnouncingParts } from './announcing-parts.ts';

/**
 * The latest announcement that fits, chosen durably by this request of a coordinator: settled again after a crash it
 * means the same one, not whichever fits by now. Undefined where none fits.
 */
export async function chooseOnce(
  { broadcasts }: Pick<AnnouncingParts, 'broadcasts'>,
  act: string,
  fits: (broadcast: Broadcast) => boolean,
  since: (broadcast: Broadcast) => Instant = ({ createdAt }) => createdAt,
): Promise<Broadcast | undefined> {
  const all = await broadcasts.list();
  const chosen = all.find(({ chosenBy }) => chosenBy === act);
  const latest = chosen ?? all.filter(fits).sort((one, other) => since(other) - since(one))[0];
  return chosen || latest === undefined ? latest : broadcasts.choose(latest.id, act);
}
