import { describe, expect, it } from '@jest/globals';
import { createFakeConsole } from '../../../support/fake-console.ts';

describe('a contact over the API', () => {
  it('takes the names of the columns of a table for fields too', async () => {
    const { ask } = createFakeConsole();
    const body = { name: 'Siti', fields: { house: 'bambu' }, 'fields.children': 3, 'fields.trade': 'Jamu' };
    const made = await ask('/api/contacts', { body });
    const { id } = made.body as { id: string };
    expect(made).toMatchObject({
      status: 201,
      body: { fields: { house: 'bambu', children: 3, trade: 'Jamu' } },
    });
    const change = { method: 'PATCH', body: { 'fields.trade': null, 'fields.children': 4 } };
    expect((await ask(`/api/contacts/${id}`, change)).body).toMatchObject({
      fields: { house: 'bambu', children: 4 },
    });
  });

  it.each([{ 'fields.': 1 }, { 'fields.A b': 1 }, { 'fields.x': {} }, { fields: 'x' }])(
    'refuses what is no field: %j',
    async (more) => {
      const answer = await createFakeConsole().ask('/api/contacts', { body: { name: 'Siti', ...more } });
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad_request' } } });
    },
  );

  it('says how a field may be named', async () => {
    const { ask } = createFakeConsole();
    const { body } = await ask('/api/contacts', { body: { name: 'A', fields: { Umur: 1 } } });
    const message = 'body.fields.Umur: A field name is a-z, 0-9 and _.';
    expect(body).toMatchObject({ error: { message, where: 'body.fields.Umur' } });
  });
});
