import { describe, expect, it } from '@jest/globals';
import { createBackoff } from '../../../../../src/channels/whatsapp/connection/backoff.ts';
import { recoveryFrom } from '../../../../../src/channels/whatsapp/connection/disconnects.ts';
import {
  codeOf,
  isRanOut,
  restrictionOf,
} from '../../../../../src/channels/whatsapp/connection/ending-of.ts';

const boom = (statusCode: number, data?: unknown) =>
  Object.assign(new Error('Connection Failure'), { output: { statusCode }, data });

describe('what is done after a connection ended', () => {
  it.each([
    [515, 'at_once'],
    [428, 'backoff'],
    [408, 'backoff'],
    [440, 'replaced'],
    [401, 'unlinked'],
    [403, 'locked'],
    [406, 'banned'],
    [402, 'rest'],
    [405, 'outdated'],
    [411, 'stop'],
    [500, 'backoff'],
    [501, 'backoff'],
    [503, 'backoff'],
    [516, 'backoff'],
    ...[400, 409, 413, 414, 415, 418].map((code) => [code, 'slowly'] as const),
    [599, 'backoff'],
    [undefined, 'backoff'],
  ])('%p, said by the server: %s', (code, reaction) => {
    expect(recoveryFrom({ code, said: true })).toBe(reaction);
  });

  it.each([401, 402, 403, 405, 406, 411, 440, 515])(
    'takes %i for trouble of the network when it was no word of the server',
    (code) => {
      expect(recoveryFrom({ code, said: false })).toBe('backoff');
    },
  );

  it('believes what a conflict is about before the code that comes with it', () => {
    const conflict = (type: string) => ({ tag: 'conflict', attrs: { type } });
    expect(codeOf(boom(440, conflict('device_removed')))).toBe(401);
    expect(codeOf(boom(401, conflict('replaced')))).toBe(440);
    expect(codeOf(boom(500, conflict('something new')))).toBe(500);
  });

  it('reads codes, restrictions and the end of the QR codes', () => {
    expect(codeOf(boom(503))).toBe(503);
    expect(codeOf(new Error('anything'))).toBeUndefined();
    expect(restrictionOf(boom(402, { reason: '402', code: '104', expire: '90' }))).toEqual({
      lasts: 90_000,
      code: '104',
    });
    expect(restrictionOf(boom(402, { expire: 'soon' }))).toEqual({ lasts: 3_600_000, code: undefined });
    expect(restrictionOf(boom(402, { expire: '0' })).lasts).toBe(3_600_000);
    expect(isRanOut(new Error('QR refs attempts ended'))).toBe(true);
    expect(isRanOut(boom(408))).toBe(false);
  });

  it('waits longer with each failure, at random below the step, and begins anew once all is well', () => {
    const most = createBackoff(() => 1);
    const waits = Array.from({ length: 10 }, () => most.next('short', 'closed') / 1000);
    expect(waits).toEqual([1, 2, 5, 10, 30, 60, 120, 300, 300, 300]);
    most.reset();
    expect(most.next('short', 'closed')).toBe(1000);
    expect(createBackoff(() => 0.5).next('short', 'closed')).toBe(500);
    expect(createBackoff(() => 0).next('long', 'closed')).toBe(30_000);
  });

  it('loses its patience later with a connection that stood before it was lost', () => {
    const most = createBackoff(() => 1);
    const waits = Array.from({ length: 21 }, () => most.next('short', 'open') / 1000);
    expect(waits).toEqual([...[1, 2, 5, 10].flatMap((wait) => [wait, wait, wait, wait, wait]), 30]);
  });
});
