import { describe, expect, it } from '@jest/globals';
import { type Contact } from '../../../../src/domain/contact/contact.ts';
import { type SendEntry } from '../../../../src/domain/contact/contact-record.ts';
import { phonePause } from '../../../../src/domain/contact/phone-pause.ts';
import { type Effect, type SendEffect } from '../../../../src/domain/effect.ts';
import { type FollowUp } from '../../../../src/domain/follow-up.ts';

import { usualSettings } from '../../../../src/flowfile/settings/settings.ts';
import { applyTurn } from '../../../../src/runner/commit/apply-turn.ts';
import { sampleSend } from '../../../support/sample-send.ts';
import { sampleRecord } from '../../../support/store-samples.ts';

const hour = 3_600_000;
const now = 100 * hour;
const manners = { ...usualSettings.manners, quietHours: null, fridayPrayer: null, phonePause: 12 * hour };

function entry(id: string, send: Partial<SendEffect> = {}, more: Partial<SendEntry> = {}): SendEntry {
  return sampleSend(id, send, { queuedAt: now - hour, notBefore: now - hour, ...more });
}

function apply(
  outbox: readonly SendEntry[],
  effects: readonly Effect[] = [],
  { before = {}, after = {} }: { readonly before?: Partial<Contact>; readonly after?: Partial<Contact> } = {},
) {
  const record = { ...sampleRecord('a', 1, before), outbox };
  const contact = { ...record.contact, ...after };
  return applyTurn(record, { contact, effects, notes: [] }, { now, manners });
}

/** While somebody talks to them on the phone, until then. */
function onThePhone(due: number): Partial<Contact> {
  const end = { id: 'end', kind: 'handback', due } as unknown as FollowUp;
  return { ticket: phonePause('hand'), followUps: [end] };
}

const held = (outbox: readonly unknown[]) =>
  (outbox as readonly SendEntry[]).map(({ id, notBefore, held: why }) => [id, notBefore, why]);

describe('what a turn leaves to be sent', () => {
  it('lacks what was taken back: all, of a question, of a cause or about a family, and what follows on it', () => {
    const cause = { name: 'broadcast:b1', attempt: 0 } as SendEffect['cause'] & object;
    const all = [
      entry('plain'),
      entry('asked', { question: 'q1' }),
      entry('told', { about: 'siti' }),
      entry('first', { cause }),
      entry('second', { behind: 'first' }),
    ];
    const left = (more: Partial<Extract<Effect, { readonly kind: 'cancel' }>>) => {
      const { record, cancelled } = apply(all, [{ kind: 'cancel', question: null, reason: 'stop', ...more }]);
      const ids = record.outbox.map(({ id }) => id);
      expect(new Set([...ids, ...cancelled.map((each) => each.entry.id)])).toEqual(
        new Set(all.map(({ id }) => id)),
      );
      return ids;
    };
    expect(left({})).toEqual([]);
    expect(left({ question: 'q1' })).toEqual(['plain', 'told', 'first', 'second']);
    expect(left({ about: 'siti' })).toEqual(['plain', 'asked', 'first', 'second']);
    expect(left({ cause: 'broadcast:b1' })).toEqual(['plain', 'asked', 'told']);
    expect(left({ cause: 'broadcast:b1', about: 'siti' })).toEqual(all.map(({ id }) => id));
  });

  it('gives room back under the cap for what certainly did not come, and for nothing else', () => {
    const cause = { name: 'broadcast:b1', attempt: 0 } as SendEffect['cause'] & object;
    const before = { unasked: [now - 2 * hour, now - hour], unanswered: 2 };
    const counted = (send: Partial<SendEffect>, more: Partial<SendEntry> = {}) =>
      apply([entry('m', send, more)], [{ kind: 'cancel', question: null, reason: 'stop' }], { before }).record
        .contact.unasked;
    expect(counted({ cause })).toEqual([now - 2 * hour]);
    expect(counted({ cause }, { doubted: true })).toEqual(before.unasked);
    expect(counted({ cause, solicited: true })).toEqual(before.unasked);
    expect(counted({})).toEqual(before.unasked);
  });

  it('waits while a human talks on the phone, but for urgent words and what was asked for since', () => {
    const until = now + 6 * hour;
    const { record } = apply(
      [
        entry('unasked'),
        entry('urgent', { urgent: true }),
        entry('asked', { solicited: true }),
        entry('before', { solicited: true }, { queuedAt: until - 12 * hour }),
        entry('later', {}, { notBefore: until + 1, held: 'quiet_hours' }),
        entry('sooner', {}, { notBefore: until - 1, held: 'quiet_hours' }),
      ],
      [],
      { after: onThePhone(until) },
    );
    expect(held(record.outbox)).toEqual([
      ['unasked', until, 'phone'],
      ['urgent', now - hour, null],
      ['asked', now - hour, null],
      ['before', until, 'phone'],
      ['later', until + 1, 'quiet_hours'],
      ['sooner', until, 'phone'],
    ]);
  });

  it('goes when the bot speaks again, but for what waits for another reason', () => {
    const { record } = apply(
      [
        entry('phone', {}, { notBefore: now + hour, held: 'phone' }),
        entry('night', {}, { notBefore: now + hour, held: 'quiet_hours' }),
        entry('free'),
      ],
      [],
      { before: onThePhone(now + hour), after: { ticket: null, followUps: [] } },
    );
    expect(held(record.outbox)).toEqual([
      ['phone', now, null],
      ['night', now + hour, 'quiet_hours'],
      ['free', now - hour, null],
    ]);
  });

  it('waits for the end of the night where nobody asked for it, and says why', () => {
    const asked = (id: string, more: Partial<SendEffect> = {}) => entry(id, more).send;
    const effects = [
      asked('unasked'),
      asked('asked', { solicited: true }),
      asked('urgent', { urgent: true }),
    ];
    const night = { ...manners, quietHours: { from: '00:00', to: '23:59' } };
    const record = sampleRecord('a');
    const left = applyTurn(record, { contact: record.contact, effects, notes: [] }, { now, manners: night });
    const [unasked, ...others] = left.record.outbox as readonly SendEntry[];
    expect([unasked?.held, (unasked?.notBefore ?? 0) > now]).toEqual(['quiet_hours', true]);
    expect(held(others)).toEqual([
      ['asked', now, null],
      ['urgent', now, null],
    ]);
  });
});
