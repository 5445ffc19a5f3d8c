import { describe, expect, it } from '@jest/globals';
import { type Event } from '../../../../src/domain/event.ts';
import { hasNext } from '../../../../src/runner/attend/next-event.ts';
import { messageOf } from '../../../support/stage.ts';
import { sampleRecord } from '../../../support/store-samples.ts';

const at = 1000;
const message: Event = { id: 'm', at, kind: 'message', message: messageOf('simulator:siti', 'STOP') };
const dead: Event = { id: 'r', at, kind: 'reach', address: 'simulator:siti', reachable: false };
const words = { kind: 'notice', text: 'Besok kumpul.', media: [], from: null, urgent: false } as const;
const notice: Event = { id: 'n', at, ...words };

function isPlayed(event: Event, unsent: number): boolean {
  const effect = { kind: 'cancel', question: null, reason: '' } as const;
  const outbox = Array.from(
    { length: unsent },
    (_, place) => ({ kind: 'effect', id: `e${place}`, effect }) as const,
  );
  return hasNext({ ...sampleRecord('c1'), outbox, pending: [{ event, tries: 0 }] }, at);
}

describe('a contact with two hundred entries that are not settled', () => {
  it('is told nothing more', () => {
    expect([isPlayed(notice, 199), isPlayed(notice, 200)]).toEqual([true, false]);
  });

  it('is heard all the same: what they write may take it all back', () => {
    expect([isPlayed(message, 200), isPlayed(dead, 200)]).toEqual([true, true]);
  });
});
