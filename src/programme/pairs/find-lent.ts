import { type Task } from '../../domain/task.ts';
import { type Store } from '../../store/store.ts';
import { contactPages } from '../../runner/contact-pages.ts';

const page = 200;

/** A volunteer's work that somebody else does meanwhile. */
interface Lent {
  readonly holder: string;
  readonly task: Task;
}

/**
 * The tasks that others do for a volunteer. A stand-in may have been away too, so tasks of the whole programme are
 * read.
 */
export async function findLent(store: Store, owner: string): Promise<readonly Lent[]> {
  const found: Lent[] = [];
  for (const role of ['volunteer', 'coordinator'] as const) {
    for await (const records of contactPages(store, { limit: page, role })) {
      for (const { id, contact } of records) {
        const theirs = (contact.tasks ?? []).filter((task) => task.owner === owner);
        found.push(...theirs.map((task) => ({ holder: id, task })));
      }
    }
  }
  return found;
}
