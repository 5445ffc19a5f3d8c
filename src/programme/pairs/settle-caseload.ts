import { contactKey } from '../../domain/contact/contact-keys.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type EffectOf } from '../../domain/effect.ts';
import { type Store } from '../../store/store.ts';
import { type Settlement } from '../../runner/path.ts';
import { contactPages } from '../../runner/contact-pages.ts';

const page = 500;

/**
 * Gives the families of a volunteer to another one. Its events are named after the one effect, so that repeating it
 * after a crash does nothing twice.
 */
export async function settleCaseload(
  { to, cause, families, count }: EffectOf<'caseload'>,
  from: Contact,
  { store, now }: { readonly store: Store; readonly now: Instant },
): Promise<Settlement> {
  const next = (await store.find(to))?.contact ?? null;
  const given = { id: `${cause}.given`, at: now, kind: 'given', families, count } as const;
  const left = await familiesOf(store, from.id);
  const pairs = left.map((family) => ({
    contact: family,
    event: handedOn(cause, family, { to, name: next?.name ?? null, now }),
  }));
  return { rows: [], happen: [...pairs, { contact: to, event: given }] };
}

/** What happens to one family of a caseload that is handed on. */
export function handedOn(
  cause: string,
  family: string,
  about: { readonly to: string; readonly name: string | null; readonly now: Instant },
) {
  const { to, name, now } = about;
  const event = { kind: 'pair', companion: to, name, many: true } as const;
  return { id: `${cause}.${family}`, at: now, ...event };
}

async function familiesOf(store: Store, volunteer: string): Promise<readonly string[]> {
  const found: string[] = [];
  const keys = [contactKey('companion', volunteer)];
  for await (const records of contactPages(store, { limit: page, role: 'beneficiary', keys })) {
    const theirs = records.filter(
      ({ contact, forward }) => forward === null && contact.companion === volunteer,
    );
    found.push(...theirs.map(({ id }) => id));
  }
  return found;
}
