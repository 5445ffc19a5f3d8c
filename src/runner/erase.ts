import { type Contact } from '../domain/contact/contact.ts';
import { type Role } from '../domain/contact/role.ts';
import { waitingWords } from '../engine/relay/waiting-words.ts';
import { heldElsewhere } from './attend/sends-here.ts';
import { passFloor } from './household/settle-household.ts';
import { type Path } from './path.ts';
import { contactPages } from './contact-pages.ts';

/** Erases a contact everywhere, when nothing else is at work on it. False when there is none. */
export async function erase(path: Path, id: string): Promise<boolean> {
  const known = path.seats.get(id);
  await path.load(known);
  if (!known.record) {
    return false;
  }
  const { contact, absorbed = [] } = known.record;
  for (const each of [...absorbed, id]) {
    await forgetElsewhere(path, { id: each, companion: contact.companion });
  }
  await leaveWork(path, contact);
  // That took its time, after which an idle seat may be another one.
  const seat = path.seats.get(id);
  await new Promise<void>((resolve, reject) => {
    seat.exclusive.push({
      run: async () => {
        // From here on nothing about them is written; what was on its way bears an earlier time than the tombstone.
        seat.gone = true;
        for (const each of [...(seat.record?.absorbed ?? []), id]) {
          await path.files.erase(each);
          await path.store.erase(each, path.clock.now());
          path.seats.get(each).stale = each !== id;
        }
        seat.fresh.clear();
        seat.attempts.clear();
        seat.orders.clear();
        seat.ready.clear();
      },
      resolve,
      reject,
    });
    path.attend(seat);
  });
  tellSender(path, contact);
  await passFloor(path, `erase.${id}`, contact.behind ?? []);
  return true;
}

/** What still stands in line in the process that sends is for somebody who is gone. */
function tellSender(path: Path, contact: Contact): void {
  const channel = heldElsewhere(path, contact);
  if (channel !== undefined) {
    path.scheduler.wake(contact.id, path.clock.now(), channel);
  }
}

const page = 200;

/**
 * Volunteers and coordinators hold the tasks and the words of a family: what they know of it goes first, also under
 * the id by which they knew somebody who was merged since.
 */
async function forgetElsewhere(
  path: Path,
  { id, companion }: Pick<Contact, 'id' | 'companion'>,
): Promise<void> {
  const open = await path.store.rows({
    kind: 'tasks',
    contact: id,
    where: { state: 'open' },
    order: 'newest',
    limit: 500,
  });
  const assignees = open.map(({ data }) => data['assignee']).filter((each) => typeof each === 'string');
  const others = new Set([...assignees, ...(companion === null ? [] : [companion])]);
  for (const role of ['volunteer', 'coordinator'] as const) {
    await eachKnowing(path, { id, role }, (other) => others.add(other));
  }
  for (const other of others) {
    const event = { id: `forget.${id}.${other}`, at: path.clock.now(), kind: 'forget', contact: id } as const;
    await path.happen(other, event);
  }
}

async function eachKnowing(
  { store }: Path,
  { id, role }: { readonly id: string; readonly role: Role },
  tell: (other: string) => void,
): Promise<void> {
  for await (const records of contactPages(store, { limit: page, role })) {
    records
      .filter((each) => JSON.stringify(each).includes(id))
      .forEach((each) => {
        tell(each.id);
      });
  }
}

/** What a volunteer had to do for families and to answer them is not lost with them. */
async function leaveWork(path: Path, { id, tasks = [], threads = [] }: Contact): Promise<void> {
  for (const task of tasks) {
    if (task.about !== null && task.about.contact !== id) {
      const event = { id: `left.${task.id}.${id}`, at: path.clock.now(), kind: 'task_left', task } as const;
      await path.happen(task.about.contact, event);
    }
  }
  for (const thread of threads.flatMap(waitingWords)) {
    const about = { id: `left.${thread.heard}.${id}`, at: path.clock.now() };
    await path.happen(thread.with.contact, { ...about, kind: 'words_left', thread });
  }
}
