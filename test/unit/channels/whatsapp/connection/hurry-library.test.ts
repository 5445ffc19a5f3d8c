import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { hurryLibrary } from '../../../../../src/channels/whatsapp/connection/hurry-library.ts';
import { createFakeClock } from '../../../../support/fake-clock.ts';

type Socket = Parameters<typeof hurryLibrary>[0];

function stage() {
  const clock = createFakeClock(0);
  const ws = new EventEmitter();
  const ev = Object.assign(new EventEmitter(), { flushed: 0, flush: () => ++ev.flushed });
  const end = hurryLibrary({ ws, ev } as unknown as Socket, { DEF_TAG_PREFIX: 'TAG:' }, clock);
  const given: string[] = [];
  const ask = (id: string): void => {
    ws.once(`TAG:${id}`, (answer) => given.push(`${id} ${String(answer)}`));
  };
  return { clock, ws, ev, end, given, ask };
}

describe('what the library waits for', () => {
  it('is cut short at a login, question by question, and not before or after it', () => {
    const { clock, ws, ev, given, ask } = stage();
    ask('pairing');
    clock.advance(60_000);
    expect(given).toEqual([]);
    ws.emit('TAG:pairing', 'answer');
    ws.emit('CB:success');
    ask('count');
    clock.advance(4900);
    expect(given).toEqual(['pairing answer']);
    clock.advance(100);
    ask('passive');
    clock.advance(2500);
    expect(given).toEqual(['pairing answer', 'count undefined']);
    clock.advance(2500);
    expect(given).toEqual(['pairing answer', 'count undefined', 'passive undefined']);
    ev.emit('connection.update', { connection: 'open' });
    ask('devices');
    clock.advance(15_000);
    expect(given).toHaveLength(3);
  });

  it('does not hold back what people said, until the socket is ended', () => {
    const { clock, ws, ev, end } = stage();
    ws.emit('CB:success');
    ev.emit('connection.update', { connection: 'open' });
    clock.advance(2500);
    clock.advance(2500);
    expect(ev.flushed).toBe(2);
    end();
    clock.advance(60_000);
    expect(ev.flushed).toBe(2);
  });
});
