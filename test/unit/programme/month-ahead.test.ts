import { expect, it } from '@jest/globals';
import { lookMonthAhead } from '../../../src/programme/campaigns/month-ahead.ts';
import { somebody } from '../../support/somebody.ts';

it('counts people, not how often something comes to them on one day', async () => {
  const now = Date.parse('2025-05-05T10:00:00+07:00');
  const hour = 60 * 60 * 1000;
  const due = (after: number, reason: 'cap' | null = null) => ({
    ...{ campaign: 'c', name: 'n', due: now + after * hour, reason, until: null },
  });
  const days = await lookMonthAhead(
    {
      preview: (_key, { tell }) => {
        tell(somebody({ id: 'ani' }), [due(1, 'cap'), due(2), due(3)]);
        tell(somebody({ id: 'siti' }), [due(2), due(30)]);
        return Promise.resolve();
      },
    },
    { key: 'c', contact: null, now },
  );
  expect(days).toEqual([
    { date: '2025-05-05', contacts: 2, first: now + hour, until: null, held: { cap: 1 } },
    { date: '2025-05-06', contacts: 1, first: now + 30 * hour, until: null, held: {} },
  ]);
});
