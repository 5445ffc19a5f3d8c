import { describe, expect, it } from '@jest/globals';
import { createSeats } from '../../../../src/runner/attend/seats.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage, messageOf } from '../../../support/stage.ts';

describe('the seats of contacts in work', () => {
  it('forget the longest unused beyond so many', () => {
    const seats = createSeats({ most: 2 });
    const first = seats.get('a');
    seats.get('b');
    seats.get('c');
    expect([...seats.all()].map(({ id }) => id)).toEqual(['b', 'c']);
    expect(seats.has(first)).toBe(false);
  });

  it('never forget who has just been taken, however busy all others are', () => {
    const seats = createSeats({ most: 2 });
    for (const id of ['a', 'b', 'c', 'd']) {
      seats.get(id).attending = true;
    }
    const last = seats.get('e');
    expect(seats.has(last)).toBe(true);
    expect(seats.get('e')).toBe(last);
  });

  it('keep who has something on its way into the store', () => {
    const seats = createSeats({ most: 1 });
    const writing = seats.get('a');
    const request = { contact: null, rows: [], restsOn: [] };
    writing.handed.set('m1', { how: { at: 0, arrived: true }, request });
    seats.get('b');
    seats.get('c');
    expect(seats.has(writing)).toBe(true);
  });

  it('send each answer once to more people at once than there are seats', async () => {
    const flows = { kabar: 'triggers:\n  - keyword: kabar\nsteps:\n  - say: Halo.\n' };
    const channel = createFakeChannel();
    const stage = await createStage({ flows, channel });
    const people = Array.from({ length: 1500 }, (_, place) => `simulator:orang${place}` as const);
    await Promise.all(
      people.map((from) =>
        stage.companion.hear({ key: from, name: null, message: messageOf(from, 'kabar') }),
      ),
    );
    await stage.companion.settled();
    const answers = channel.arrived.filter(({ text }) => text === 'Halo.');
    expect(answers).toHaveLength(people.length);
    expect(new Set(answers.map(({ to }) => to)).size).toBe(people.length);
    await stage.companion.stop();
  }, 60_000);
});
