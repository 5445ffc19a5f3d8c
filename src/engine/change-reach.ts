import { type Address } from '../domain/contact/address.ts';
import { change, type Draft } from './draft.ts';
import { notifyCoordinators } from './notify-phrase.ts';
import { askCompanion } from './tasks/titled.ts';

/** An address went dead (blocked, deactivated) or came back. A dead one is a task for the companion, once. */
export function changeReach(draft: Draft, address: Address, reachable: boolean): void {
  const { contact } = draft;
  const others = contact.unreachable.filter((each) => each !== address);
  const news = !reachable && !contact.unreachable.includes(address);
  change(draft, { unreachable: reachable ? others : [...others, address] });
  if (news && contact.role !== 'beneficiary') {
    notifyCoordinators(draft, 'volunteer_unreachable', { name: contact.name });
  } else if (news) {
    askCompanion(draft, 'task_unreachable', { sort: 'unreachable', flow: null });
  }
}
