import { type Broadcast } from '../../domain/broadcast.ts';
import { incidentRow } from '../../domain/incident-row.ts';
import { findCoordinators } from '../find-recipients.ts';
import { type Path } from '../../runner/path.ts';
import { type BroadcastBook } from './broadcast-book.ts';

/** Pauses a broadcast that takes longer than promised, and asks the coordinators whether it goes on. */
export async function askAboutLate(
  { path, book }: { readonly path: Path; readonly book: BroadcastBook },
  { id, title, deadline }: Broadcast,
  unsent: number,
): Promise<void> {
  const at = path.clock.now();
  await book.change(id, (each) =>
    each.state === 'started' ? { ...each, state: 'paused', why: 'too_late' } : each,
  );
  const detail = `the broadcast ${id} took longer than promised and is paused; ${unsent} people have nothing yet`;
  const incident = { what: 'too_late', key: `too_late:broadcast:${id}`, flow: null, step: null } as const;
  const row = incidentRow({ ...incident, detail }, null, at);
  await path.store.write({ contacts: [], rows: [row] });
  for (const { id: contact, language, name } of await findCoordinators(path.store)) {
    const text = path.script.phrase(language, 'announce_late', { name, title, count: String(unsent) });
    const event = { id: `late-${id}-${deadline ?? 0}.${contact}`, at, kind: 'notice', text } as const;
    await path.happen(contact, { ...event, media: [], from: null, urgent: false });
  }
}
