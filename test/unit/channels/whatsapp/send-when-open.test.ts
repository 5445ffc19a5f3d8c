import { healthWords } from '../../../support/health-words.ts';
import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../../src/channels/channel.ts';
import { sendWhenOpen } from '../../../../src/channels/whatsapp/send-when-open.ts';
import { type Condition } from '../../../../src/channels/whatsapp/health/health-words.ts';
import { createStatus } from '../../../../src/channels/whatsapp/health/status.ts';
import { type OutboundMessage } from '../../../../src/domain/message.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const message: OutboundMessage = {
  id: 'm',
  to: 'whatsapp:1/pn/62',
  text: 'x',
  choices: [],
  question: null,
  media: [],
  solicited: true,
  urgent: false,
  met: true,
};

describe('a message that is made ready while the connection is lost', () => {
  const prepare = (open: boolean, condition: Condition, fault: SendError): Promise<unknown> => {
    const clock = createFakeClock(0);
    const status = createStatus({
      clock,
      timezone: 'Asia/Jakarta',
      words: healthWords.whatsapp,
      log: () => undefined,
    });
    status.set(condition);
    const sending = {
      prepare: () => Promise.reject(fault),
      send: () => Promise.resolve({ networkId: null }),
    };
    return sendWhenOpen(() => open, { status, clock, sending })
      .prepare(message)
      .catch((thrown: unknown) => (thrown as SendError).reason);
  };
  const network = new SendError('network', 'not connected');

  it('waits, and no try of it is spent, however long the outage lasts', async () => {
    expect(await prepare(false, 'network', network)).toBe('throttled');
    expect(await prepare(false, 'unlinked', network)).toBe('held');
  });

  it('fails as it failed where a connection stands, or for another cause', async () => {
    expect(await prepare(true, 'on', network)).toBe('network');
    expect(await prepare(false, 'network', new SendError('unreachable', 'nobody'))).toBe('unreachable');
  });
});
