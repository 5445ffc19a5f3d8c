import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { type LiveSocket } from '../../../../../src/channels/whatsapp/live-socket.ts';
import { createLine } from '../../../../../src/channels/whatsapp/outbound/line.ts';
import { createFakeClock } from '../../../../support/fake-clock.ts';

function attached() {
  const clock = createFakeClock(0);
  const line = createLine({ clock });
  const ev = new EventEmitter();
  const live = { sock: { ev } } as unknown as LiveSocket;
  line.attach(live);
  return { line, live, clock, tell: (update: object) => ev.emit('connection.update', update) };
}

describe('the socket that bubbles go out by', () => {
  it('is not there before it is open, although all that waited has been brought', async () => {
    const { line, live, clock, tell } = attached();
    tell({ receivedPendingNotifications: true });
    const early = line.open(1000).catch((fault: unknown) => fault);
    clock.advance(1000);
    expect(await early).toMatchObject({ reason: 'network' });
    tell({ connection: 'open' });
    expect(await line.open(0)).toBe(live);
  });

  it('is there once all that waited has been brought, or some time after it was opened', async () => {
    const brought = attached();
    brought.tell({ connection: 'open' });
    brought.tell({ receivedPendingNotifications: true });
    expect(await brought.line.open(0)).toBe(brought.live);
    const silent = attached();
    silent.tell({ connection: 'open' });
    const waiting = silent.line.open(60_000);
    silent.clock.advance(5000);
    expect(await waiting).toBe(silent.live);
  });

  it('is gone once it is closed', async () => {
    const { line, clock, tell } = attached();
    tell({ connection: 'open', receivedPendingNotifications: true });
    tell({ connection: 'close' });
    const late = line.open(1).catch((fault: unknown) => fault);
    clock.advance(1);
    expect(await late).toMatchObject({ reason: 'network' });
  });
});
