import { describe, expect, it } from '@jest/globals';
import { type EffectEntry } from '../../../../src/domain/contact/contact-record.ts';
import { findReady } from '../../../../src/runner/settle/find-ready.ts';

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
});
