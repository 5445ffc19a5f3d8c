import { describe, expect, it } from '@jest/globals';
import { type EffectEntry } from '../../../../src/domain/contact/contact-record.ts';
import { findReady, waitedFor } from '../../../../src/runner/settle/find-ready.ts';

const media = { kind: 'voice', ref: 'telegram:1', name: null, mime: null, bytes: null } as const;
const file: EffectEntry = {
  kind: 'effect',
  id: 'file',
  effect: { kind: 'keep', id: 'file', heard: 'm1', media, place: 0 },
};

/** Words for a family, of the message with this row. */
function reply(id: string, heard: string, more: { to?: string; urgent?: boolean } = {}): EffectEntry {
  const words = { heard, text: 'Sudah saya catat.', media: [] };
  return { kind: 'effect', id, effect: { kind: 'reply', id, to: 'siti', words, ...more } };
}

/** Words of a family, for who walks beside them. */
function relay(id: string, heard: string, urgent = false): EffectEntry {
  const words = { heard, text: 'Kami lapar.', media: [] };
  return {
    kind: 'effect',
    id,
    effect: { kind: 'relay', id, words, urgent } as unknown as EffectEntry['effect'],
  };
}

/** A message that is still to be written down. */
function heard(id: string): EffectEntry {
  return {
    kind: 'effect',
    id: `heard ${id}`,
    effect: { kind: 'heard', id } as unknown as EffectEntry['effect'],
  };
}

function ready(open: readonly EffectEntry[], thrown: readonly string[] = []): readonly string[] {
  return findReady(open, ({ id }) => thrown.includes(id)).map(({ id }) => id);
}

describe('words that are passed on', () => {
  it('wait for their files, and those behind them to the same person wait with them', () => {
    expect(ready([file, reply('first', 'm1'), reply('second', 'm2')])).toEqual(['file']);
  });

  it('hold up nobody else', () => {
    expect(ready([file, reply('first', 'm1'), reply('other', 'm2', { to: 'budi' })])).toEqual([
      'file',
      'other',
    ]);
  });

  it('go before all others where they are urgent', () => {
    const urgent = reply('urgent', 'm2', { urgent: true });
    expect(ready([file, reply('first', 'm1'), urgent])).toEqual(['file', 'urgent']);
  });

  it('are held up no longer by those whose file cannot be had', () => {
    expect(ready([file, reply('first', 'm1'), reply('second', 'm2')], ['file'])).toEqual(['file', 'second']);
  });

  it('of a family keep their order, and only urgent ones overtake', () => {
    expect(ready([file, relay('first', 'm1'), relay('second', 'm2')])).toEqual(['file']);
    expect(ready([file, relay('first', 'm1'), relay('urgent', 'm2', true)])).toEqual(['file', 'urgent']);
    expect(ready([relay('first', 'm1'), relay('second', 'm2')])).toEqual(['first']);
  });

  it('of a family and for a family do not wait for each other', () => {
    expect(ready([file, relay('first', 'm1'), reply('other', 'm2')])).toEqual(['file', 'other']);
    expect(ready([file, reply('first', 'm1'), relay('other', 'm2')])).toEqual(['file', 'other']);
  });

  it('bring a file only when its message is written down, and no other message is in the way', () => {
    expect(ready([heard('m1'), file])).toEqual(['heard m1']);
    expect(ready([heard('m2'), file])).toEqual(['heard m2', 'file']);
  });

  it('are held up no longer by those that cannot be passed on, whatever else cannot', () => {
    const second = reply('second', 'm2');
    expect(ready([reply('first', 'm1'), second], ['first'])).toEqual(['first', 'second']);
    const other: EffectEntry = {
      ...file,
      id: 'other',
      effect: { ...file.effect, heard: 'm9' } as typeof file.effect,
    };
    expect(ready([file, other, reply('first', 'm1'), second], ['other'])).toEqual(['file', 'other']);
  });

  it('hold up nothing but words', () => {
    expect(ready([file, relay('first', 'm1'), heard('m2')])).toEqual(['file', 'heard m2']);
  });

  it('are freed by what they wait for, and by nothing else', () => {
    expect(waitedFor(file, heard('m1'))).toBe(true);
    expect(waitedFor(reply('r', 'm1'), file)).toBe(true);
    expect(waitedFor(reply('r', 'm2'), reply('q', 'm1'))).toBe(true);
    expect(waitedFor(relay('r', 'm2'), relay('q', 'm1'))).toBe(true);
    expect(waitedFor(reply('r', 'm2'), file)).toBe(false);
    expect(waitedFor(reply('r', 'm2'), reply('q', 'm1', { to: 'budi' }))).toBe(false);
    expect(waitedFor(reply('r', 'm2'), relay('q', 'm1'))).toBe(false);
  });
});
