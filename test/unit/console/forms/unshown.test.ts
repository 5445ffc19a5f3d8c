import { beforeEach, describe, expect, it } from '@jest/globals';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';
import { somebody } from '../../../support/somebody.ts';

let fake: FakeConsole;
const said = expect.stringMatching(/class="wrong"[^>]*role="alert">form_over</u);

beforeEach(() => {
  fake = createFakeConsole();
  const away = { until: Date.parse('2025-05-11T00:00:00+07:00'), standIn: null };
  fake.add(somebody({ id: 'dewi', role: 'volunteer', name: 'Bu Dewi', addresses: [], away }));
  fake.add(somebody({ id: 'siti', name: 'Siti', companion: 'dewi', addresses: [] }));
  const row = { contact: 'siti', at: fake.companion.now(), version: 1 };
  const ticket = { topic: 'Bantuan', reason: 'answered', assignee: null };
  fake.put.push({ ...row, kind: 'tickets', id: 'over', data: { ...ticket, state: 'solved' } });
  fake.put.push({ ...row, kind: 'tickets', id: 'open', data: { ...ticket, state: 'open' } });
  fake.put.push({ ...row, kind: 'tasks', id: 'done', data: { title: 'Kunjungi', state: 'done' } });
});

describe('a form that is refused and no longer on its page', () => {
  it.each([
    ['leave that ends too early, of who is away by now', '/people/dewi/pairing', 'away'],
    ['a new number of a volunteer', '/people/dewi/change', 'number'],
    ['a companion of a volunteer', '/people/dewi/pairing', 'pair'],
    ['another topic of a conversation that has ended', '/tickets/over', 'topic'],
    ['another day of a task that is done', '/tasks/done', 'later'],
  ])('is refused in words: %s', async (_name, path, act) => {
    const typed = { until: '2025-05-01', addresses: '081234567890', companion: 'siti' };
    const { status, body } = await fake.send(path, { act, ...typed });
    expect([status, body]).toEqual([400, said]);
    expect(fake.happened.size).toBe(0);
  });
});

describe('a form that asks for what no page does', () => {
  it.each(['/people/dewi/pairing', '/people/siti/change', '/people/siti', '/new-person', '/tickets/open'])(
    'is refused in words by %s',
    async (path) => {
      const { status, body } = await fake.send(path, { act: 'dance' });
      expect([status, body]).toEqual([400, said]);
      expect(fake.happened.size).toBe(0);
    },
  );
});
