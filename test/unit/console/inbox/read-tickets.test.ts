import { expect, it } from '@jest/globals';
import { type Row } from '../../../../src/domain/row.ts';
import { readOpenTickets } from '../../../../src/console/inbox/tickets/read-tickets.ts';

const ticketOf = (place: number): Row => ({
  ...{ kind: 'tickets', id: `k${place}`, contact: `c${place}`, at: place, version: 1 },
  data: { state: 'open' },
});

it('a long inbox is read without keeping others waiting', async () => {
  const open = Array.from({ length: 300 }, (_, place) => ticketOf(place));
  let read = 0;
  let longest = 0;
  const records = {
    rows: ({ kind, where, limit }: { kind: string; where: object; limit: number }) => {
      read += kind === 'messages' ? 1 : 0;
      const wanted = kind === 'tickets' && 'state' in where && where.state === 'open' ? open : [];
      return Promise.resolve(wanted.slice(0, limit));
    },
  };
  let seen = 0;
  let isOver = false;
  const others = (): void => {
    longest = Math.max(longest, read - seen);
    seen = read;
    if (!isOver) {
      setImmediate(others);
    }
  };
  others();
  expect(await readOpenTickets(records as Parameters<typeof readOpenTickets>[0])).toHaveLength(300);
  isOver = true;
  longest = Math.max(longest, read - seen);
  expect(read).toBe(300);
  expect(longest).toBeLessThanOrEqual(50);
});
