import { describe, expect, it } from '@jest/globals';
import { type ContactRecord, type SendEntry } from '../../../../src/domain/contact/contact-record.ts';
import { attentionOf } from '../../../../src/runner/attend/attention.ts';
import { sampleRecord } from '../../../support/store-samples.ts';

const at = 1000;
const event = {
  id: 'e1',
  at,
  kind: 'start',
  flow: 'kabar',
} as unknown as ContactRecord['pending'][number]['event'];
const effect = { kind: 'cancel', question: null, reason: 'stop' } as const;
const done = { kind: 'effect', id: 'done', effect } as unknown as ContactRecord['outbox'][number];

function message(id: string, notBefore: number, more: Partial<SendEntry> = {}, behind?: string): SendEntry {
  const send = { kind: 'send', id, ...(behind && { behind }) } as unknown as SendEntry['send'];
  const known = { queuedAt: at, notBefore, attempts: 0, doubted: false, held: null };
  return { kind: 'send', id, send, ...known, ...more };
}

function attention(more: Partial<ContactRecord>): number | null {
  return attentionOf({ ...sampleRecord('a'), ...more });
}

describe('who must be looked at, after a crash too', () => {
  it('is nobody who only waits to be written to', () => {
    expect(attention({})).toBeNull();
  });

  it('is at once whose events wait, in the document or beside it', () => {
    expect(attention({ pending: [{ event, tries: 0 }] })).toBe(0);
    expect(attention({ overflow: true })).toBe(0);
  });

  it('is at once of whom something is to be done, also beside a message for later', () => {
    expect(attention({ outbox: [message('m', 9000), done] })).toBe(0);
  });

  it('is whoever has something planned or to be sent, at the first of all moments', () => {
    const followUp = { id: 'f', due: 5000 } as unknown as ContactRecord['contact']['followUps'][number];
    const contact = { ...sampleRecord('a').contact, followUps: [followUp] };
    expect(attention({ contact })).toBe(5000);
    expect(attention({ contact, outbox: [message('m', 4000)] })).toBe(4000);
    expect(attention({ contact, outbox: [message('m', 9000), message('n', 6000)] })).toBe(5000);
  });

  it('is not before its retry whose message waits for one, nor for what stands behind it', () => {
    const tried = [{ attempts: 1 }, { doubted: true }].map((each) => ({ ...each, held: 'network' }));
    for (const more of tried) {
      expect(attention({ outbox: [message('m', 7000, more), message('n', 6000)] })).toBe(7000);
    }
    expect(
      attention({ outbox: [message('m', 7000, { attempts: 1, held: 'pace' }), message('n', 6000)] }),
    ).toBe(6000);
    expect(attention({ outbox: [message('m', 7000, { held: 'network' }), message('n', 6000)] })).toBe(6000);
  });

  it('is not for what is to follow on a message before that is gone', () => {
    expect(attention({ outbox: [message('m', 7000), message('n', 6000, {}, 'm')] })).toBe(7000);
    expect(attention({ outbox: [message('n', 6000, {}, 'm')] })).toBe(6000);
  });

  it('is of the merged only who still holds what is the other’s', () => {
    const { contact } = sampleRecord('a');
    const more = { forward: 'b', outbox: [done] };
    expect(attention({ ...more, contact: { ...contact, addresses: ['simulator:a'] } })).toBe(0);
    expect(attention(more)).toBeNull();
  });
});
