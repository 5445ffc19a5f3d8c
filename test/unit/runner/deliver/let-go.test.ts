import { describe, expect, it } from '@jest/globals';
import { type ContactRecord, type SendEntry } from '../../../../src/domain/contact/contact-record.ts';
import { usualSettings } from '../../../../src/flowfile/settings/settings.ts';
import { letGo } from '../../../../src/runner/deliver/let-go.ts';
import { type Path } from '../../../../src/runner/path.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { sampleSend } from '../../../support/sample-send.ts';
import { sampleRecord } from '../../../support/store-samples.ts';

const now = Date.parse('2025-05-05T10:00:00+07:00');
const later = now + 3_600_000;

function paused(name: string, more: Partial<SendEntry> = {}): SendEntry {
  const wait = { notBefore: later, held: 'paused' };
  return sampleSend(name, { cause: { name, attempt: 0 } }, { ...wait, ...more });
}

/** What is left of a contact's list, and for how much the contact counts, when `mine` has been let go. */
async function letMineGo(outbox: readonly SendEntry[]) {
  let record: ContactRecord = { ...sampleRecord('siti', 1), outbox };
  const path = {
    clock: createFakeClock(now),
    script: { manners: usualSettings.manners },
    change: (_id: string, apply: (before: ContactRecord) => { readonly record: ContactRecord }) => {
      ({ record } = apply(record));
      return Promise.resolve(record);
    },
  };
  const told = await letGo(path as unknown as Path, 'siti', { name: 'mine' });
  return { told, outbox: record.outbox, counted: record.contact.unasked.length };
}

describe('a message of a broadcast that goes on', () => {
  it('goes, and what else is paused or waits in their list stays as it is', async () => {
    const network = { attempts: 1, held: 'network', notBefore: later } as const;
    const others = [paused('theirs'), sampleSend('answer', { solicited: true }, network)];
    const { told, outbox, counted } = await letMineGo([paused('mine'), ...others]);
    expect(told).toEqual({ reason: 'pace', until: null });
    expect(outbox).toEqual([paused('mine', { held: null, notBefore: now }), ...others]);
    expect(counted).toBe(1);
  });

  it('counts once where it may have come before it was paused', async () => {
    expect((await letMineGo([paused('mine', { doubted: true })])).counted).toBe(0);
  });

  it('says why it waits when it was let go before, and nothing where there is none', async () => {
    const capped = paused('mine', { held: 'cap' });
    expect(await letMineGo([capped])).toMatchObject({
      told: { reason: 'cap', until: later },
      outbox: [capped],
    });
    expect((await letMineGo([paused('theirs')])).told).toBeUndefined();
  });
});
