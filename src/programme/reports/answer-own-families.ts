import { contactKey } from '../../domain/contact/contact-keys.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type PhraseKey } from '../../domain/phrase-key.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type World } from '../../engine/world.ts';
import { contactPages } from '../../runner/contact-pages.ts';
import { type Settlement } from '../../runner/path.ts';
import { type Store } from '../../store/store.ts';
import { type Journey, journeys, progressOf } from '../graduation/journey.ts';

/** So many families are named of each step; of more their number is said. */
const mostNamed = 10;
const page = 100;
/** Who is far from it is counted, not named: nobody is to be ranked by a list that others may read. */
const counted: readonly Journey[] = ['walking', 'unjudged'];

/** A volunteer's question how near their own families are to needing no aid is answered in one message. */
export async function answerOwnFamilies(
  id: string,
  volunteer: Contact,
  about: { readonly store: Store; readonly phrase: World['phrase']; readonly now: Instant },
): Promise<Settlement> {
  const { phrase, now } = about;
  const { language, name } = volunteer;
  const say = (key: PhraseKey, values: Readonly<Record<string, string>> = {}): string =>
    phrase(language, key, { name, ...values }).trim();
  const families = await findOwn(about.store, volunteer.id);
  const lines = journeys.flatMap((journey) => {
    const names = families.filter((each) => progressOf(each).journey === journey).map((each) => each.name);
    const more = names.length - mostNamed;
    const rest = more > 0 ? ` ${say('and_more', { count: String(more) })}` : '';
    const who = `${names.slice(0, mostNamed).sort().join(', ')}${rest}`;
    const values = counted.includes(journey) ? { count: String(names.length) } : { who };
    return names.length === 0 ? [] : [say(`own_families_${journey}`, values)];
  });
  const text = families.length === 0 ? say('own_families_none') : [say('own_families'), ...lines].join('\n');
  // It was asked for, so it waits for nothing.
  const words = { kind: 'notice', text, media: [], from: null, urgent: true } as const;
  return { rows: [], happen: [{ contact: volunteer.id, event: { id: `${id}.said`, at: now, ...words } }] };
}

async function findOwn(store: Store, volunteer: string): Promise<readonly Contact[]> {
  const found: Contact[] = [];
  const query = { limit: page, role: 'beneficiary', keys: [contactKey('companion', volunteer)] } as const;
  for await (const records of contactPages(store, query)) {
    for (const { contact, forward } of records) {
      if (forward === null && contact.companion === volunteer) {
        found.push(contact);
      }
    }
  }
  return found;
}
