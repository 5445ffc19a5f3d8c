import { type Contact } from '../../domain/contact/contact.ts';
import { independentSince } from '../../domain/contact/independent-since.ts';
import { hourOnDay } from '../../domain/time/instant-of-local.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { contactPages } from '../../runner/contact-pages.ts';
import { type Path } from '../../runner/path.ts';
import { keptIn, removeFiles } from './kept-files.ts';

const page = 500;

/**
 * Removes what was said before a moment with families that have needed no aid since before it, with the files that
 * they sent: what it was kept for has been reached (UU 27/2022 on personal data, article 42).
 */
export async function dropTalkOfIndependent(path: Path, before: Instant): Promise<void> {
  for await (const records of contactPages(path.store, { limit: page, role: 'beneficiary' })) {
    for (const { contact } of records) {
      if (isIndependentSince(contact, before) && !path.stopping()) {
        await dropTalk(path, contact.id, before);
      }
    }
  }
}

function isIndependentSince(contact: Contact, before: Instant): boolean {
  const since = hourOnDay(independentSince(contact), 0, contact.timezone);
  return since !== undefined && since < before;
}

async function dropTalk(path: Path, contact: string, before: Instant): Promise<void> {
  const { store } = path;
  const talk = { kind: 'messages', contact, order: 'oldest', limit: page, to: before } as const;
  let rows = await store.rows(talk);
  const answers = rows.length > 0 ? await filesOfAnswers(path, contact) : [];
  while (rows.length > 0) {
    await removeFiles(path, rows, answers);
    await store.dropRows(
      'messages',
      rows.map(({ id }) => id),
    );
    rows = rows.length === page ? await store.rows(talk) : [];
  }
}

/** Answers are kept, and with them the files that they consist of. */
async function filesOfAnswers({ store }: Path, contact: string): Promise<readonly string[]> {
  const rows = await store.rows({ kind: 'results', contact, order: 'newest', limit: 5000 });
  return rows.flatMap(({ data }) => keptIn(data));
}
