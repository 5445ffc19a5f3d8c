import { contactKeys } from '../../../domain/contact/contact-keys.ts';
import { type Collections } from '../collections.ts';
import { recordOf } from './contact-parts.ts';

const together = 500;

/** Gives keys to the contacts that an older program wrote without; who is written meanwhile is looked at again. */
export async function fillKeys({ contacts }: Pick<Collections, 'contacts'>): Promise<void> {
  for (;;) {
    const found = await contacts.find({ keys: { $exists: false } }, { limit: together }).toArray();
    if (found.length === 0) {
      return;
    }
    await contacts.bulkWrite(
      found.map((document) => ({
        updateOne: {
          filter: { _id: { $eq: document._id }, revision: { $eq: document.revision } },
          update: { $set: { keys: [...contactKeys(recordOf(document).contact)] } },
        },
      })),
      { ordered: false },
    );
  }
}
