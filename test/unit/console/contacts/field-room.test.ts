import { describe, expect, it } from '@jest/globals';
import { createFakeConsole } from '../../../support/fake-console.ts';

const many = (name: string) =>
  Object.fromEntries(Array.from({ length: 40 }, (_, place) => [`${name}_${place}`, 'x'.repeat(4096)]));

describe('the fields of a contact', () => {
  it('are refused where they come to more than a document should hold, and what was there stays', async () => {
    const { ask, records } = createFakeConsole();
    const made = await ask('/api/contacts', { body: { name: 'Siti', fields: many('a') } });
    const { id } = made.body as { readonly id: string };
    const change = (fields: object) => ask(`/api/contacts/${id}`, { method: 'PATCH', body: { fields } });
    expect(await change(many('b'))).toMatchObject({ status: 400, body: { error: { where: 'body.fields' } } });
    expect(Object.keys(records.get(id)?.contact.fields ?? {})).toHaveLength(40);
    expect((await change({ children: 2 })).status).toBe(200);
  });
});
