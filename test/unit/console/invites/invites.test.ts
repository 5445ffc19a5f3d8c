import { describe, expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

function consoleWith(options: Parameters<typeof createFakeConsole>[0] = {}) {
  const fake = createFakeConsole(options);
  const zone = { language: 'id', timezone: 'Asia/Jakarta' };
  const people = [
    ['v1', 'Dewi Lestari', 'volunteer'],
    ['v2', 'Budi', 'volunteer'],
    ['v3', 'budi', 'volunteer'],
    ['b1', 'Siti', 'beneficiary'],
  ] as const;
  for (const [id, name, role] of people) {
    const addresses = id === 'v1' ? (['telegram:42'] as const) : [];
    fake.add({ ...newContact({ id, at: 0, name, ...zone, addresses, stranger: false }), role });
  }
  return fake;
}

describe('invitations', () => {
  it.each(['v1', 'telegram:42', 'dewi  LESTARI'])(
    'are made for a volunteer by id, address or name: %s',
    async (volunteer) => {
      const { status, body } = await consoleWith().ask('/api/invites', { body: { volunteer } });
      expect(status).toBe(201);
      expect(body).toEqual({
        code: 'bcdfghjkmn',
        volunteer: 'v1',
        name: 'Dewi Lestari',
        until: '2025-08-01T00:00:00.000Z',
        links: {
          whatsapp: 'https://wa.me/6281234567890?text=GABUNG%20semangat-bcdfghjkmn',
          telegram: 'https://t.me/semangat_bot?start=semangat-bcdfghjkmn',
        },
      });
    },
  );

  it('have no link to a network that is off', async () => {
    const { body } = await consoleWith({
      doors: () => Promise.resolve({ whatsapp: null, telegram: null }),
    }).ask('/api/invites', {
      body: { volunteer: 'v1' },
    });
    expect(body).toMatchObject({ links: { whatsapp: null, telegram: null } });
  });

  it('are refused where nobody, somebody else or more than one is meant', async () => {
    const { ask } = consoleWith();
    expect(await ask('/api/invites', { body: { volunteer: 'Rina' } })).toMatchObject({ status: 404 });
    expect(await ask('/api/invites', { body: { volunteer: 'b1' } })).toMatchObject({ status: 404 });
    expect(await ask('/api/invites', { body: { volunteer: 'Budi' } })).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining('v2, v3') } },
    });
  });
});
