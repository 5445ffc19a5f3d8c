import { expect, it } from '@jest/globals';
import { createFakeConsole } from '../../../support/fake-console.ts';
import { somebody } from '../../../support/somebody.ts';

it('gives no volunteer more families than one can walk beside, by whatever request it is asked', async () => {
  const { ask, add } = createFakeConsole();
  add(somebody({ id: 'wati', role: 'volunteer', name: 'Wati', addresses: [] }));
  for (let number = 1; number < 60; number++) {
    add(somebody({ id: `family-${number}`, companion: 'wati', addresses: [] }));
  }
  const body = { name: 'Tini', external_id: 'KPM-60', companion: 'wati' };
  const last = await ask('/api/contacts', { body });
  expect(last.status).toBe(201);
  expect((await ask('/api/contacts', { body })).status).toBe(201);
  const full = { name: 'Joko', external_id: 'KPM-61', companion: 'wati' };
  const refused = { error: { code: 'conflict', message: expect.stringContaining('over 60') } };
  expect((await ask('/api/contacts', { body: full })).body).toMatchObject(refused);
  add(somebody({ id: 'ani', addresses: [] }));
  const change = { method: 'PATCH', body: { companion: 'wati' } } as const;
  expect((await ask('/api/contacts/ani', change)).body).toMatchObject(refused);
  const kept = { method: 'PATCH', body: { companion: 'wati', village: 'Bayu' } } as const;
  expect((await ask('/api/contacts/family-1', kept)).status).toBe(200);
});
