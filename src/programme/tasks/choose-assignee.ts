import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { digest } from '../../domain/text/digest.ts';

/** Somebody who has so many tasks more than the others gets none beside them. */
const uneven = 5;

/**
 * Who of several does a task about a family: whoever has the same work open already; else somebody of its village,
 * who is there and has not much more to do than the others, for one family always the same. Undefined where nobody is.
 */
export function chooseAssignee(
  people: readonly Contact[],
  about: { readonly family: Contact; readonly sort: string; readonly now: Instant },
): Contact | undefined {
  const { family, sort, now } = about;
  const holder = people.find(({ tasks = [] }) =>
    tasks.some((task) => task.kind === sort && task.about?.contact === family.id),
  );
  if (holder || people.length <= 1) {
    return holder ?? people[0];
  }
  const there = orAll(people, (each) => !each.away || each.away.until <= now);
  const near = orAll(there, ({ village }) => village !== null && village === family.village);
  const least = Math.min(...near.map(openTasks));
  const free = near.filter((each) => openTasks(each) <= least + uneven);
  const drawn = free.map((each) => ({ each, lot: digest(`${family.id} ${each.id}`) }));
  return drawn.sort((one, other) => (one.lot < other.lot ? -1 : 1))[0]?.each;
}

/** Those for whom it holds, or all where it holds for none. */
function orAll(people: readonly Contact[], holds: (each: Contact) => boolean): readonly Contact[] {
  const some = people.filter(holds);
  return some.length === 0 ? people : some;
}

function openTasks({ tasks = [] }: Contact): number {
  return tasks.length;
}
