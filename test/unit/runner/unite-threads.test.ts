import { describe, expect, it } from '@jest/globals';
import { type Thread } from '../../../src/domain/thread.ts';
import { waitingWords } from '../../../src/engine/relay/waiting-words.ts';
import { uniteThreads } from '../../../src/runner/merge/unite-threads.ts';

const thread = (family: string, at: number, more: Partial<Thread> = {}): Thread => ({
  with: { contact: family, name: family, village: null, companion: 'wati' },
  at,
  heard: `${family}.${at}`,
  urgent: false,
  answered: false,
  passedOn: false,
  ...more,
});
const waiting = (threads: readonly Thread[]): readonly string[] =>
  threads.flatMap(waitingWords).map(({ heard }) => heard);

describe('the talks of a volunteer who was two', () => {
  it('are one with each family, the one last heard from last, and nothing that waits is lost', () => {
    const united = uniteThreads(
      [thread('siti', 1), thread('ani', 4)],
      [thread('siti', 2), thread('joko', 3)],
    );
    expect(united.map((each) => each.with.contact)).toEqual(['siti', 'joko', 'ani']);
    expect(waiting(united)).toEqual(['siti.1', 'siti.2', 'joko.3', 'ani.4']);
  });

  it('wait for no answer that one of the two gave', () => {
    const earlier = [{ heard: 'siti.1', at: 1, urgent: false, waits: true }];
    const united = uniteThreads(
      [thread('siti', 1, { answered: true, answeredAt: 3 })],
      [thread('siti', 2, { earlier })],
    );
    expect(waiting(united)).toEqual(['siti.2']);
    expect(united).toMatchObject([{ answeredAt: 3 }]);
    expect(waiting(uniteThreads([thread('siti', 1, { answered: true })], [thread('siti', 1)]))).toEqual([]);
  });
});
