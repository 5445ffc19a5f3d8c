import { beforeEach, describe, expect, it } from '@jest/globals';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';
import { somebody } from '../../../support/somebody.ts';

let fake: FakeConsole;

const events = () => [...fake.happened.values()];
const page = async (id: string) => String((await fake.ask(`/people/${id}/pairing`)).body);

beforeEach(() => {
  fake = createFakeConsole();
  fake.add(somebody({ id: 'dewi', role: 'volunteer', name: 'Bu Dewi', addresses: [] }));
  fake.add(somebody({ id: 'wati', role: 'volunteer', name: 'Bu Wati', addresses: [] }));
  fake.add(somebody({ id: 'siti', name: 'Siti', companion: 'dewi', addresses: [] }));
  fake.add(somebody({ id: 'ani', name: 'Ani', companion: 'dewi', addresses: [] }));
});

describe('the page about who walks beside a family', () => {
  it('is led to from the page of the person, and knows who it is now', async () => {
    expect((await fake.ask('/people/siti')).body).toContain('href="/people/siti/pairing">pairing_family');
    expect((await fake.ask('/people/dewi')).body).toContain('href="/people/dewi/pairing">pairing_staff');
    expect(await page('siti')).toMatch(/value="dewi" selected="">Bu Dewi/u);
  });

  it('gives the family another companion, or none', async () => {
    const path = '/people/siti/pairing';
    const { status, headers } = await fake.send(path, { act: 'pair', companion: 'wati' });
    expect([status, headers.get('location')]).toEqual([303, '/people/siti']);
    expect(events()).toMatchObject([{ contact: 'siti', kind: 'pair', companion: 'wati', name: 'Bu Wati' }]);
    await fake.send(path, { act: 'pair', companion: '' });
    expect(events()[1]).toMatchObject({ contact: 'siti', kind: 'pair', companion: null });
  });

  it('does nothing where the companion stays', async () => {
    await fake.send('/people/siti/pairing', { act: 'pair', companion: 'dewi' });
    expect(events()).toEqual([]);
  });

  it('tells nobody of a change that was made by a page opened before another change', async () => {
    expect(await page('siti')).toContain('name="was" value="dewi"');
    const { status, body } = await fake.send('/people/siti/pairing', {
      act: 'pair',
      companion: 'wati',
      was: '',
    });
    expect(status).toBe(400);
    expect(body).toContain('id="pair-companion-wrong">form_over<');
    expect(events()).toEqual([]);
  });

  it('refuses whoever is no volunteer, is gone, or has as many families as one can walk beside', async () => {
    for (let number = 1; number <= 60; number++) {
      fake.add(somebody({ id: `family-${String(number)}`, companion: 'wati', addresses: [] }));
    }
    const refusal = async (companion: string) => {
      const { status, body } = await fake.send('/people/siti/pairing', { act: 'pair', companion });
      expect(status).toBe(400);
      return String(body);
    };
    expect(await refusal('wati')).toContain('pairing_full');
    expect(await refusal('ani')).toContain('form_over');
    expect(await refusal('nobody')).toContain('form_gone');
    expect(events()).toEqual([]);
  });
});

describe('the page of a volunteer’s leave', () => {
  const path = '/people/dewi/pairing';

  it('lets somebody stand in until the end of a day', async () => {
    const fields = { act: 'away', until: '2025-05-10', stand_in: 'wati', token: 'one' };
    expect((await fake.send(path, fields)).status).toBe(303);
    expect(events()).toMatchObject([
      { contact: 'dewi', kind: 'away', standIn: 'wati', until: Date.parse('2025-05-11T00:00:00+07:00') },
    ]);
    // Sent twice it is one leave.
    await fake.send(path, fields);
    expect(events()).toHaveLength(1);
  });

  it('says beside the field what is missing, over, or a slip of the year', async () => {
    const refusal = async (until: string) =>
      String((await fake.send(path, { act: 'away', until, stand_in: '' })).body);
    expect(await refusal('')).toMatch(/away-until-wrong.*form_missing/su);
    expect(await refusal('2025-05-01')).toMatch(/away-until-wrong.*form_past/su);
    expect(await refusal('2062-05-10')).toMatch(/away-until-wrong.*pairing_too_long/su);
    expect(await refusal('besok')).toMatch(/away-until-wrong.*form_unfit/su);
    expect(events()).toEqual([]);
  });

  it('shows the leave and takes the volunteer back', async () => {
    const until = Date.parse('2025-05-11T00:00:00+07:00');
    fake.add(
      somebody({
        ...{ id: 'dewi', role: 'volunteer', name: 'Bu Dewi', addresses: [] },
        away: { until, standIn: 'wati' },
      }),
    );
    expect(await page('dewi')).toContain('pairing_is_away 10 Mei 2025, 23.59 Bu Wati');
    await fake.send(path, { act: 'back' });
    expect(events()).toMatchObject([{ contact: 'dewi', kind: 'away', until: null }]);
  });

  it('gives no second leave over one that began since the page was opened, and none for a second press', async () => {
    const until = Date.parse('2025-05-11T00:00:00+07:00');
    const dewi = { id: 'dewi', role: 'volunteer', name: 'Bu Dewi', addresses: [] } as const;
    fake.add(somebody({ ...dewi, away: { until, standIn: 'wati' } }));
    const answer = await fake.send(path, { act: 'away', until: '2025-05-07', stand_in: '' });
    expect(String(answer.body)).toContain('form_over');
    const same = await fake.send(path, { act: 'away', until: '2025-05-10', stand_in: 'wati' });
    expect(same.status).toBe(303);
    expect(events()).toEqual([]);
  });

  it('hands all families over, once, and never to nobody or to the same person', async () => {
    expect(await page('dewi')).toContain('pairing_move_go 2');
    expect(await page('wati')).not.toContain('pairing_move_go');
    expect((await fake.send(path, { act: 'move', to: '' })).body).toContain('form_missing');
    expect((await fake.send(path, { act: 'move', to: 'dewi' })).body).toContain('pairing_same');
    expect(events()).toEqual([]);
    const fields = { act: 'move', to: 'wati', token: 'one' };
    expect((await fake.send(path, fields)).status).toBe(303);
    await fake.send(path, fields);
    expect(events().filter(({ kind }) => kind === 'hand_over')).toMatchObject([
      { contact: 'dewi', to: 'wati' },
    ]);
    const handed = events().filter(({ contact }) => contact !== 'dewi');
    expect(handed.map(({ contact }) => contact).sort()).toEqual(['ani', 'siti']);
  });
});

it('there is no such page of nobody, nor for who did not sign in', async () => {
  expect((await fake.ask('/people/nobody/pairing')).status).toBe(404);
  expect((await fake.send('/people/nobody/pairing', { act: 'back' })).status).toBe(404);
  expect((await fake.app.request('/people/siti/pairing')).status).toBe(401);
  expect((await fake.app.request('/people/siti/pairing', { method: 'POST' })).status).toBe(401);
});
