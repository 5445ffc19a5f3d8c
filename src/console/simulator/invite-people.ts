import { type Contact, newContact } from '../../domain/contact/contact.ts';
import { type Role } from '../../domain/contact/role.ts';
import { simulatorAddress } from './hear-person.ts';
import { type SimulatedTalk } from './simulator-parts.ts';

/** Who is in the simulator from the start; the family is the volunteer's. */
export const people: readonly { readonly name: string; readonly role: Role }[] = [
  { name: 'Siti', role: 'beneficiary' },
  { name: 'Dewi', role: 'volunteer' },
  { name: 'Rahmat', role: 'coordinator' },
];

/** Makes those who are not there yet. They agreed to be written to, so that what comes by itself can be seen. */
export async function invitePeople(talk: Omit<SimulatedTalk, 'files'>): Promise<void> {
  const { companion, records, defaults } = talk;
  const idOf = (name: string): string => records.idFor(`simulator person ${name}`);
  for (const { name, role } of people) {
    const [known] = await records.contactsAt(simulatorAddress(name));
    if (!known) {
      const at = companion.now();
      const about = { ...defaults, id: idOf(name), at, name, addresses: [simulatorAddress(name)] };
      const blank = newContact({ ...about, stranger: false });
      const consent: Contact['consent'] = { ...blank.consent, status: 'opted_in', at, method: 'simulator' };
      const paired = role === 'beneficiary' ? idOf('Dewi') : null;
      await companion.change(about.id, (there) => there ?? { ...blank, role, consent, companion: paired });
    }
  }
}
