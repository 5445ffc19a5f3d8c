import { describe, expect, it } from '@jest/globals';
import { type Address } from '../../../../src/domain/contact/address.ts';
import { type Consent, noConsent } from '../../../../src/domain/consent.ts';
import { type Contact, newContact } from '../../../../src/domain/contact/contact.ts';
import { uniteConsents } from '../../../../src/runner/merge/unite-consents.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { agreed } from '../../../support/somebody.ts';
import { createStage, messageOf } from '../../../support/stage.ts';

const hour = 3_600_000;
const flows = {
  kabar: `
triggers:
  - keyword: kabar
steps:
  - ask: Apa kabar?
    id: kabar
    remind: [{ after: 24h, say: Kami tunggu kabarnya }]
`,
};
const one: Address = 'simulator:satu';
const other: Address = 'simulator:dua';

async function twoContacts() {
  const channel = createFakeChannel();
  const stage = await createStage({ flows, channel });
  const make = (id: string, address: Address, more: Partial<Contact> = {}) =>
    stage.companion.change(id, () => ({
      ...newContact({
        ...{ id, at: stage.clock.now(), name: 'Siti', language: 'id', timezone: 'Asia/Jakarta' },
        ...{ addresses: [address], stranger: false },
      }),
      ...agreed,
      ...more,
    }));
  let count = 0;
  const hear = async (from: Address, text: string): Promise<void> => {
    await stage.companion.hear({ key: `k${++count}`, name: 'Siti', message: messageOf(from, text) });
    await stage.companion.settled();
  };
  return { channel, stage, make, hear };
}

describe('STOP that was written as one of two contacts of a person', () => {
  it.each([
    ['older', 'a', 'b'],
    ['younger', 'b', 'a'],
  ])(
    'ends what the %s one’s other self had open, and nothing comes any more',
    async (_who, first, second) => {
      const { channel, stage, make, hear } = await twoContacts();
      const research = { research: { ...agreed.consent, at: stage.clock.now() - hour } };
      await make(first, one, {});
      await stage.pass(1000);
      await make(second, other, { consents: research });
      const [stops, talks] = first === 'a' ? [one, other] : [other, one];
      await hear(talks, 'kabar');
      await stage.pass(60_000);
      await hear(stops, 'stop');
      const sent = channel.arrived.length;
      await stage.companion.merge('a', 'b');
      await stage.companion.settled();
      await stage.pass(72 * hour);
      expect(channel.arrived.slice(sent)).toEqual([]);
      const living = (await stage.store.list({ after: null, limit: 9 })).find(
        ({ forward }) => forward === null,
      );
      expect(living?.contact).toMatchObject({
        session: null,
        followUps: [],
        consent: { status: 'opted_out' },
      });
      expect(living?.contact.consents?.['research']?.status).toBe('opted_out');
      const proofs = (await stage.rows('consents')).map(({ data }) => [data['status'], data['purpose']]);
      expect(proofs).toContainEqual(['opted_out', 'research']);
      await stage.companion.stop();
    },
  );
});

describe('what two contacts of one person agreed to', () => {
  const said = (status: Consent['status'], at: number, messageId: string | null): Consent => ({
    ...noConsent,
    ...{ status, at, messageId },
  });
  const stop = said('opted_out', 5, 'm5');
  const unite = (mine: Consent, theirs: Consent, research?: Consent) => {
    const base = newContact({
      ...{ id: 'x', at: 0, name: '', language: 'id', timezone: 'UTC', addresses: [], stranger: false },
    });
    const consents = research ? { consents: { research } } : {};
    return uniteConsents({ ...base, consent: mine }, { ...base, consent: theirs, ...consents });
  };

  it.each([
    ['a later table does not undo STOP', stop, said('opted_in', 9, null), 'opted_out'],
    ['a later no is less than STOP', stop, said('declined', 9, null), 'opted_out'],
    ['a later yes of their own does', stop, said('opted_in', 9, 'm9'), 'opted_in'],
    ['an earlier one does not', stop, said('opted_in', 4, 'm4'), 'opted_out'],
    ['the last word counts', said('declined', 2, 'm2'), said('opted_in', 3, null), 'opted_in'],
    ['what was never asked counts nothing', noConsent, said('declined', 3, 'm3'), 'declined'],
  ])('%s', (_rule, mine, theirs, status) => {
    expect(unite(mine, theirs).consent.status).toBe(status);
    expect(unite(theirs, mine).consent.status).toBe(status);
  });

  it('is not brought back by a yes to the programme when STOP came after it', () => {
    const yes = said('opted_in', 9, 'm9');
    expect(unite(stop, yes, said('opted_in', 4, 'm4')).consents['research']?.status).toBe('opted_out');
    expect(unite(stop, yes, said('opted_in', 8, 'm8')).consents['research']?.status).toBe('opted_in');
  });
});
