import { describe, expect, it } from '@jest/globals';
import { anyPeople } from '../../../../src/domain/contact/people-rules.ts';
import { createRecords } from '../../../../src/programme/records/records.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';
import { createStage } from '../../../support/stage.ts';

const flows = {
  izin: `triggers:
  - keyword: gabung
steps:
  - set: { contact.fields.born_on: '2012-01-01', contact.fields.guardian: Bu Ani }
  - ask: Boleh?
    id: yes
    answer: yes_no
    timeout: { after: 1d }
  - set: { contact.opted_in: '@results.yes', contact.consents.research: '@results.yes' }
`,
};

describe('what is kept of somebody', () => {
  it('is shown with its proof, given to them whole, and told in the chat', async () => {
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    await stage.say('gabung');
    await stage.say('ya');
    await stage.say('data saya');
    const { id } = await stage.contact();
    const fake = createFakeConsole({
      companion: stage.companion,
      records: createRecords({ store: stage.store }),
    });
    const consents = await fake.ask(`/api/contacts/${id}/consents`);
    expect(consents.body).toMatchObject({
      consents: ['programme', 'research'].map((purpose) => ({
        purpose,
        status: 'opted_in',
        method: 'flow:izin',
        text_version: expect.stringMatching(/^izin@.*#yes$/u),
        message_id: expect.any(String),
        language: 'id',
        guardian: 'Bu Ani',
      })),
    });
    const all = await fake.ask(`/api/contacts/${id}/export`);
    expect(all.body).toMatchObject({
      profile: { id, name: 'Siti Aminah', fields: { guardian: 'Bu Ani' } },
      results: [{ value: true }],
      consents: [{}, {}],
    });
    expect((all.body as { messages: { text: string }[] }).messages.map(({ text }) => text)).toContain(
      'gabung',
    );
    expect(channel.arrived.at(-1)?.text).toContain('Kami menyimpan nama (Siti Aminah)');
    expect(channel.arrived.at(-1)?.text).toContain('sejak 5 Mei 2025. Izin kirim kabar: 5 Mei 2025');
    expect((await fake.ask('/api/contacts/nobody/export')).status).toBe(404);
    await stage.companion.stop();
  });

  it('is given with what others wrote down about them, and with nothing of others', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel() });
    const records = createRecords({ store: stage.store });
    const fake = createFakeConsole({ companion: stage.companion, records });
    const [siti, dewi] = await Promise.all(
      ['Siti', 'Dewi'].map(async (name) => (await fake.ask('/api/contacts', { body: { name } })).body),
    );
    const { id } = siti as { readonly id: string };
    const other = (dewi as { readonly id: string }).id;
    const kinds = ['deliveries', 'sessions', 'tasks', 'tickets'] as const;
    const rows = [id, other].flatMap((contact) =>
      kinds.map((kind) => ({ kind, id: `${kind}.${contact}`, contact, at: 1, version: 1, data: {} })),
    );
    await stage.store.write({ contacts: [], rows });
    await fake.ask(`/api/contacts/${id}/notes`, { body: { text: 'Atap bocor', by: 'ani' } });
    await stage.companion.settled();
    const { body } = await fake.ask(`/api/contacts/${id}/export`);
    expect(body).toMatchObject({
      ...Object.fromEntries(kinds.map((kind) => [kind, [{ id: `${kind}.${id}` }]])),
      notes: [{ text: 'Atap bocor', by: 'ani' }],
    });
    expect(JSON.stringify(body)).not.toContain(other);
    await stage.companion.stop();
  });

  it('is proved with the day of the agreement, not with that on which a paper was typed in', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel() });
    const records = createRecords({ store: stage.store });
    const fake = createFakeConsole({ companion: stage.companion, records });
    const body = {
      name: 'Ani',
      opted_in_at: '2025-04-02',
      opted_in_method: 'paper',
      opted_in_witness: 'Pak Lurah',
    };
    const { id } = (await fake.ask('/api/contacts', { body })).body as { readonly id: string };
    const paper = { at: '2025-04-02T00:00:00.000Z', method: 'paper', witness: 'Pak Lurah' };
    for (const route of [
      `/api/contacts/${id}/consents`,
      `/api/consents?contact=${id}`,
      `/api/contacts/${id}/export`,
    ]) {
      expect((await fake.ask(route)).body).toMatchObject({ consents: [paper] });
    }
    await stage.companion.stop();
  });

  it('is for a child on paper proved with the guardian who is named with it', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel() });
    const fake = createFakeConsole({
      companion: stage.companion,
      records: createRecords({ store: stage.store }),
    });
    const paper = { name: 'Budi', opted_in_at: '2025-04-02', opted_in_method: 'paper' };
    const fields = { born_on: '2015-01-01', guardian: 'Bu Ani' };
    const { id } = (await fake.ask('/api/contacts', { body: { ...paper, fields } })).body as { id: string };
    expect((await fake.ask(`/api/contacts/${id}/consents`)).body).toMatchObject({
      consents: [{ status: 'opted_in', guardian: 'Bu Ani' }],
    });
    expect((await stage.store.find(id))?.contact.consent.guardian).toBe('Bu Ani');
    await stage.companion.stop();
  });

  it('is on paper for the words of the version that it names, else for the first, and for none to come', async () => {
    const stage = await createStage({ flows, channel: createFakeChannel() });
    const people = { ...anyPeople, titleOf: () => undefined, consentVersion: 2 };
    const records = createRecords({ store: stage.store });
    const fake = createFakeConsole({ companion: stage.companion, records, people });
    const paper = { name: 'Ani', opted_in_at: '2025-04-02', opted_in_method: 'paper' };
    const { id } = (await fake.ask('/api/contacts', { body: paper })).body as { readonly id: string };
    expect((await stage.store.find(id))?.contact.consent.version).toBeUndefined();
    const route = `/api/contacts/${id}`;
    const said = { opted_in_at: paper.opted_in_at, opted_in_method: 'paper', opted_in_version: 2 };
    const named = await fake.ask(route, { method: 'PATCH', body: said });
    expect(named).toMatchObject({ status: 200, body: { opted_in_version: 2 } });
    // The same paper once more, without its version: nothing is forgotten.
    await fake.ask(route, { method: 'PATCH', body: { ...said, opted_in_version: undefined } });
    expect((await fake.ask(route)).body).toMatchObject({ opted_in_version: 2 });
    const later = await fake.ask(route, { method: 'PATCH', body: { ...said, opted_in_version: 3 } });
    expect(later).toMatchObject({ status: 400, body: { error: { where: 'body.opted_in_version' } } });
    const alone = await fake.ask(route, { method: 'PATCH', body: { opted_in_version: 2 } });
    expect(alone.status).toBe(400);
    await stage.companion.stop();
  });
});
