import { type Contact } from '../../domain/contact/contact.ts';
import { type Path } from '../path.ts';

/**
 * Of a family that turned out to be another one, or not to be: the volunteer who knew it lets it go, with all that is
 * open about it, to who walks beside it now. Nothing where that is the same one, or where nobody did.
 */
export async function giveWorkOn(
  path: Path,
  about: {
    readonly family: Pick<Contact, 'id' | 'name'>;
    /** Under what else it is known. */
    readonly aliases: readonly string[];
    readonly from: string | null;
    readonly to: string | null;
    /** What the events are named after. */
    readonly cause: string;
  },
): Promise<void> {
  const { family, aliases, from, to, cause } = about;
  if (from === null || from === to) {
    return;
  }
  const next = to === null ? undefined : (await path.store.find(to))?.contact;
  for (const id of [family.id, ...aliases]) {
    const told = next && id === family.id ? { told: { family: family.name, name: next.name } } : {};
    const event = { kind: 'unpaired', family: id, to, ...told } as const;
    await path.happen(from, { id: `${cause}.left.${id}`, at: path.clock.now(), ...event });
  }
}
