import { type Broadcast, broadcastOf } from '../../domain/broadcast.ts';
import { deliveryRow } from '../../domain/delivery.ts';
import { type Effect, type EffectOf } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';
import { type Path } from '../path.ts';

/** An announcement whose text cannot be rendered for a recipient: one of its expressions fails there. */
export type Hole = EffectOf<'delivery'>;

/** Whether an effect says that a text cannot be rendered for its recipient. */
export function isHole(effect: Effect): effect is Hole {
  return effect.kind === 'delivery' && effect.state === 'held' && effect.reason === 'expression';
}

/**
 * Gives a recipient whose text could not be rendered the edition that was made meanwhile, as if it were handed out now;
 * without one they are held until there is.
 */
export async function settleHole(path: Path, contact: string, hole: Hole): Promise<readonly Row[]> {
  const at = path.clock.now();
  const id = broadcastOf(hole.cause.name);
  const live = id === null ? undefined : await path.broadcasts.find(id);
  if (!live || !isMended(hole, live)) {
    return [deliveryRow({ ...hole, contact, at })];
  }
  const { announcement } = live;
  await path.happen(contact, { id: `${hole.id}.anew`, at, kind: 'broadcast', announcement, local: null });
  return [];
}

function isMended({ cause }: Hole, { state, announcement }: Broadcast): boolean {
  return (state === 'started' || state === 'paused') && (cause.edition ?? 0) < announcement.edition;
}
