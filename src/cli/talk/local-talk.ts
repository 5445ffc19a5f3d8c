import { randomUUID } from 'node:crypto';
import { type Address } from '../../domain/contact/address.ts';
import { newContact } from '../../domain/contact/contact.ts';
import { type Row } from '../../domain/row.ts';
import { type CliParts, type Opened } from '../parts.ts';
import { type Talk, type Talker, type TalkMessage } from './talk.ts';

/** A talk with a companion in this very process. */
export async function openLocalTalk(parts: CliParts, who: Talker): Promise<Talk> {
  const opened = await parts.openCompanion();
  const address: Address = `simulator:${who.person}`;
  await takePart(opened, parts, who, address);
  const seen = await opened.records.conversation(address, { after: null, limit: 10_000 });
  let last = seen.at(-1)?.id ?? null;
  return {
    say: async (text) => {
      await opened.companion.hear({
        key: `terminal ${randomUUID()}`,
        name: who.person,
        message: { from: address, text, media: [], tap: null, startCode: null, edited: false, sentAt: null },
      });
      await opened.companion.settled();
    },
    news: async () => {
      const rows = await opened.records.conversation(address, { after: last, limit: 500 });
      last = rows.at(-1)?.id ?? last;
      return rows.filter(({ data }) => data['direction'] === 'out').map(viewRow);
    },
    close: () => opened.close(),
  };
}

/** A beneficiary is a stranger as in life; the others are known to the programme. */
async function takePart(
  { companion, records }: Opened,
  { language, timezone }: CliParts,
  { person, role }: Talker,
  address: Address,
): Promise<void> {
  const [known] = await records.contactsAt(address);
  if (known || role === 'beneficiary') {
    return;
  }
  const id = records.idFor(`terminal ${person}`);
  const newcomer = { id, at: companion.now(), name: person, language, timezone, addresses: [address] };
  await companion.change(
    id,
    (current) => current ?? { ...newContact({ ...newcomer, stranger: false }), role },
  );
}

function viewRow({ data }: Row): TalkMessage {
  const list = (key: string): readonly string[] =>
    Array.isArray(data[key]) ? data[key].filter((each) => typeof each === 'string') : [];
  const media = Array.isArray(data['media']) ? data['media'].map((each) => JSON.stringify(each)) : [];
  return { text: typeof data['text'] === 'string' ? data['text'] : '', choices: list('choices'), media };
}
