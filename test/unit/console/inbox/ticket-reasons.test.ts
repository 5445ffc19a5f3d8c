import { expect, it } from '@jest/globals';
import { createFakeConsole } from '../../../support/fake-console.ts';

const endsWith = async (reason: string): Promise<unknown> => {
  const fake = createFakeConsole();
  const data = { topic: 'Bantuan', state: 'closed', reason, assignee: null, closedAt: 0 };
  fake.put.push({ kind: 'tickets', id: 't1', contact: 'Siti', at: 0, version: 1, data });
  return (await fake.ask('/tickets/t1')).body;
};

it.each(['replaced', 'handed_back', 'stopped', 'time'])(
  'why the program ended a conversation (%s) is told in words of the pages',
  async (reason) => {
    expect(await endsWith(reason)).toContain(`</span> ticket_${reason}</p>`);
  },
);

it('why staff ended a conversation is told in their own words', async () => {
  expect(await endsWith('pindah desa')).toContain('</span> pindah desa</p>');
});
