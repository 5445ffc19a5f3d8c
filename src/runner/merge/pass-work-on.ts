import { type Contact } from '../../domain/contact/contact.ts';
import { type Path } from '../path.ts';

/**
 * Passes what is open about a family, merged or split, from the volunteer who had it to its companion of now. Does
 * nothing where both are the same, or where nobody had it.
 */
export async function passWorkOn(
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
