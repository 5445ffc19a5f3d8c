import { type Address } from '../domain/contact/address.ts';
import { type Millis } from '../domain/time/clock.ts';
import { change, type Draft, nextId } from './draft.ts';
import { notifyCoordinators } from './notify-phrase.ts';
import { titled } from './tasks/titled.ts';

const day: Millis = 24 * 60 * 60 * 1000;

/** An address went dead (blocked, deactivated) or came back. A dead one is a task for the companion, once. */
export function changeReach(draft: Draft, address: Address, reachable: boolean): void {
  const { contact, world } = draft;
  const others = contact.unreachable.filter((each) => each !== address);
  const news = !reachable && !contact.unreachable.includes(address);
  change(draft, { unreachable: reachable ? others : [...others, address] });
  if (news && contact.role !== 'beneficiary') {
    notifyCoordinators(draft, 'volunteer_unreachable', { name: contact.name });
  } else if (news) {
    draft.effects.push({
      kind: 'task',
      id: nextId(draft),
      for: 'companion',
      ...titled('task_unreachable', {}, draft),
      why: '',
      due: world.now + 2 * day,
      flow: null,
      sort: 'unreachable',
    });
  }
}
