import { type NewTask, subjectOf } from '../../domain/task.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type PairEffect } from '../../domain/pair-effect.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type Settlement } from '../../runner/path.ts';
import { type Store } from '../../store/store.ts';
import { findCoordinators } from '../find-recipients.ts';
import { chooseAssignee } from '../tasks/choose-assignee.ts';

type Paired = Extract<PairEffect, { readonly kind: 'paired' }>;

/** Who goes on with what is open about a family that nobody walks beside any more; null where nobody coordinates. */
export async function findHeir(store: Store, family: Contact, now: Instant): Promise<string | null> {
  const coordinators = await findCoordinators(store);
  return chooseAssignee(coordinators, { family, sort: 'unpaired', now })?.id ?? null;
}

/** What was a companion's work while the family had none comes to the one that it has now. */
export async function passWork(
  { id, from, to }: Paired,
  family: Contact,
  { store, now }: { readonly store: Store; readonly now: Instant },
): Promise<Settlement['happen']> {
  if (to === null || from !== null) {
    return [];
  }
  const where = { state: 'open', for: 'companion' };
  const rows = await store.rows({ kind: 'tasks', contact: family.id, where, order: 'oldest', limit: 100 });
  return rows
    .filter(({ data }) => data['assignee'] !== to)
    .map((row) => {
      const holder = row.data['assignee'];
      const event = { id: `${id}.work.${row.id}`, at: now };
      return typeof holder === 'string'
        ? { contact: holder, event: { ...event, ...moved(row.id, to) } }
        : { contact: to, event: { ...event, kind: 'task', task: taskOf(row, family) } as const };
    });
}

function moved(task: string, to: string) {
  return { kind: 'task_change', task, change: { kind: 'move', to } } as const;
}

/** Work that nobody has had yet. */
function taskOf({ id, version, data }: Row, family: Contact): NewTask {
  const { title, why, due, flow, sort, report } = data;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    ...{ id, version, kind: text(sort), about: subjectOf(family), title: text(title), why: text(why) },
    due: typeof due === 'number' ? due : null,
    flow: typeof flow === 'string' ? flow : null,
    for: 'companion',
    ...(typeof report === 'string' && { report }),
  };
}
