import { type Broadcast, broadcastOf } from '../../domain/broadcast.ts';
import { deliveryRow } from '../../domain/delivery.ts';
import { type Effect } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';
import { type Path } from '../path.ts';

/** A text that cannot be told for somebody. */
export type Hole = Extract<Effect, { readonly kind: 'delivery' }>;

/** Whether an effect says that a text has a hole for somebody. */
export function isHole(effect: Effect): effect is Hole {
  return effect.kind === 'delivery' && effect.state === 'held' && effect.reason === 'expression';
}

/**
 * Whoever was held back with a broken text gets the edition that was made meanwhile, as if it were handed out now;
 * where there is none, they are held until there is.
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
