import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createWhatsAppStage, type WhatsAppStage } from '../../support/whatsapp/whatsapp-stage.ts';

jest.setTimeout(30_000);

describe('linking a number', () => {
  let stage: WhatsAppStage;
  afterEach(async () => {
    await stage.stop();
  });

  it('shows a QR from the start, and stands once a phone scanned it', async () => {
    stage = await createWhatsAppStage();
    await stage.start();
    const { qr, state, until } = await stage.untilView((view) => view.qr !== null);
    expect(state).toBe('waiting');
    expect(until).toBeGreaterThan(Date.now());
    await stage.server.phone.scan(qr ?? '');
    const linked = await stage.untilView((view) => view.state === 'on');
    expect(linked).toMatchObject({ account: stage.server.phone.number, qr: null, code: null, until: null });
    expect(stage.bound()).toBe(1);
  });
});
