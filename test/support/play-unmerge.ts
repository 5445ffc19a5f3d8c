import { type Contact, newContact } from '../../src/domain/contact/contact.ts';
import { messageOf, type Stage } from './stage.ts';

/** A talk with one question. */
export const kabarFlows = {
  kabar: `
triggers: [{ keyword: kabar }]
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
  - say: Terima kasih.
`,
};

/** Makes `tua` and the younger `muda`, each with a phone of their own. */
export async function addTwo({ companion }: Stage): Promise<void> {
  const add = (id: string, more: Partial<Contact>) =>
    companion.change(id, () => ({
      ...newContact({
        id,
        at: id === 'tua' ? 1 : 2,
        name: id,
        language: 'id',
        timezone: 'Asia/Jakarta',
        addresses: [`simulator:${id}`],
        stranger: false,
      }),
      ...more,
    }));
  await add('tua', { fields: { anak: 2 }, groups: ['pkh'] });
  await add('muda', { fields: { anak: 3, kambing: 1 }, groups: ['ibu'], village: 'Sragi' });
}

/** What is whose at the end of a talk. */
export interface Whose {
  readonly tua: readonly unknown[];
  readonly muda: readonly unknown[];
}

/** Both are talked with, merged, talked with, and parted again: their answers, and their profiles before and after. */
export async function playUnmerge({ companion, store }: Stage): Promise<{
  readonly answers: Whose;
  readonly before: Whose;
  readonly after: Whose;
  /** Who took what was written at each address, after the merge and after its end. */
  readonly took: readonly string[];
}> {
  let count = 0;
  const hear = async (who: string, text: string): Promise<string> => {
    const key = `u${++count}`;
    const taken = await companion.hear({ key, name: '', message: messageOf(`simulator:${who}`, text) });
    await companion.settled();
    return taken.contact;
  };
  const profile = async (id: string): Promise<readonly unknown[]> => {
    const { name, village, fields, groups, addresses } = (await store.find(id))?.contact ?? {};
    return [name, village, fields, groups, addresses];
  };
  const answers = async (contact: string): Promise<readonly unknown[]> => {
    const rows = await store.rows({ kind: 'results', contact, limit: 99, order: 'oldest' });
    return rows.map(({ data }) => data['text']);
  };
  await hear('tua', 'kabar');
  await hear('tua', 'baik');
  await hear('muda', 'kabar');
  await hear('muda', 'sehat');
  const before = { tua: await profile('tua'), muda: await profile('muda') };
  await companion.merge('tua', 'muda');
  const merged = await hear('muda', 'kabar');
  await hear('muda', 'sesudahnya');
  await companion.unmerge('muda');
  await companion.settled();
  return {
    before,
    after: { tua: await profile('tua'), muda: await profile('muda') },
    answers: { tua: await answers('tua'), muda: await answers('muda') },
    took: [merged, await hear('muda', 'kabar'), await hear('tua', 'kabar')],
  };
}

/** What must be whose. */
export const eachTheirOwn = {
  answers: { tua: ['baik', 'sesudahnya'], muda: ['sehat'] },
  took: ['tua', 'muda', 'tua'],
};
