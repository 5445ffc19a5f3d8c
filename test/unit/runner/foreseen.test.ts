import { describe, expect, it } from '@jest/globals';
import { type Contact, newContact } from '../../../src/domain/contact/contact.ts';
import {
  createOutlook,
  type Expected,
  previewCampaigns,
} from '../../../src/engine/campaigns/preview-campaigns.ts';
import { type Manners } from '../../../src/engine/world.ts';
import { createWorlds } from '../../../src/engine/script.ts';
import { createFakeChannel } from '../../support/fake-channel.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { scriptOf } from '../../support/script-of.ts';
import { agreed } from '../../support/somebody.ts';
import { createStage, messageOf, type Stage } from '../../support/stage.ts';

const hour = 3_600_000;
const day = 24 * hour;
const sunday = Date.parse('2025-05-04T15:00:00+07:00');

const textOf = (at: number | null, reason: unknown): string =>
  at === null ? `never: ${String(reason)}` : new Date(at + 7 * hour).toISOString().slice(5, 16);

/** What is foreseen for Siti on a Sunday, and what came in the weeks after, with each message answered that day. */
async function compare(
  triggers: readonly string[],
  about: Partial<Contact> = {},
  { step = 'say: Halo', manners = {} }: { readonly step?: string; readonly manners?: Partial<Manners> } = {},
): Promise<{ readonly said: readonly string[]; readonly came: readonly string[] }> {
  const flows = Object.fromEntries(
    triggers.map((each, place) => [`f${place}`, `triggers:\n  - ${each}\nsteps:\n  - ${step}\n`]),
  );
  const channel = createFakeChannel();
  const stage = await createStage({ flows, channel, manners, clock: createFakeClock(sunday) });
  await stage.companion.change('siti', () => ({
    ...newContact({
      ...{ id: 'siti', at: sunday, name: 'Siti', language: 'id', timezone: 'Asia/Jakarta' },
      ...{ addresses: ['simulator:siti'], stranger: false },
    }),
    ...agreed,
    fields: { paid_on: '2025-05-10' },
    ...about,
  }));
  const found = await stage.store.find('siti');
  const world = createWorlds(scriptOf(flows, manners))({
    now: sunday,
    unseen: () => false,
    older: () => undefined,
  });
  const expected = found
    ? previewCampaigns(found.contact, createOutlook(world, sunday + 21 * day)).expected
    : [];
  for (let passed = 1; passed <= 28; passed++) {
    await stage.pass(day);
    if (channel.arrived.splice(0).length > 0) {
      const message = messageOf('simulator:siti', 'baik');
      await stage.companion.hear({ key: `k${passed}`, name: 'Siti', message });
      await stage.companion.settled();
      channel.arrived.splice(0);
    }
  }
  const said = expected.map(({ due, reason, until }) => textOf(reason === null ? due : until, reason));
  const came = await Promise.all(expected.map((each) => sentAt(stage, each)));
  await stage.companion.stop();
  return { said, came };
}

async function sentAt(stage: Stage, { campaign, name }: Expected): Promise<string> {
  const rows = await stage.rows('deliveries');
  const cause = new RegExp(`^[a-z]+:${campaign}@${name}$`, 'u');
  const row = rows.find(({ data }) => typeof data['cause'] === 'string' && cause.test(data['cause']));
  const { sentAt = null, reason } = row?.data ?? {};
  return textOf(typeof sentAt === 'number' ? sentAt : null, reason);
}

describe('what is foreseen', () => {
  it.each([
    ['two of one morning', ["every: { cron: '0 8 * * MON' }", "every: { cron: '0 9 * * MON' }"]],
    [
      'more than a day has room for',
      ["every: { cron: '0 8 * * MON' }", "every: { cron: '0 9 * * MON' }", "every: { cron: '0 10 * * MON' }"],
    ],
    [
      'what falls into the night or the Friday prayer',
      [
        "every: { cron: '0 22 * * TUE' }",
        "every: { cron: '45 11 * * FRI' }",
        "every: { cron: '0 8 * * WED' }",
      ],
    ],
    ['more than a week has room for', ["every: { cron: '0 8 * * *' }", "every: { cron: '0 16 * * THU' }"]],
    [
      'a campaign beside schedules',
      [
        "every: { cron: '0 8 * * MON,WED,FRI' }",
        "every: { cron: '0 16 * * MON' }",
        "after: { date: paid_on, offset: 9d, at: '09:00' }",
      ],
    ],
    [
      'what a campaign puts off to the moment of a schedule',
      [
        "every: { cron: '0 9 * * TUE' }",
        "every: { cron: '0 16 * * WED,FRI', priority: low }",
        "after: { date: paid_on, offset: 1d, at: '16:00' }",
      ],
    ],
    [
      'what is more important and takes no place, with what takes one',
      [
        "every: { cron: '0 8 * * MON,TUE', mode: interrupt }",
        "every: { cron: '0 8 * * MON,TUE', mode: interrupt, priority: high }",
      ],
    ],
    ['what is put off beyond the last day that is foreseen', ["every: { cron: '0 9 * * *' }"]],
    ['what was done lately', ["every: { cron: '0 8 * * MON', unless_done: 10d }"]],
  ])('is what comes, to the minute: %s', async (_what, triggers) => {
    const { said, came } = await compare(triggers);
    expect(said.length).toBeGreaterThan(2);
    expect(said).toEqual(came);
  });

  it('is what is given up for a question of the same moment', async () => {
    const triggers = ["every: { cron: '0 8 * * MON' }", "every: { cron: '0 8 * * MON,TUE', mode: skip }"];
    const ask = '{ ask: Apa kabar?, id: kabar, answer: text }';
    const { said, came } = await compare(triggers, {}, { step: ask, manners: { cap: null } });
    expect(said).toEqual(came);
    expect(said.slice(0, 3)).toEqual(['05-05T08:00', 'never: conversation', '05-06T08:00']);
  });

  it('is what is given up for a question of the same moment that is more important', async () => {
    const triggers = [
      "every: { cron: '0 8 * * MON', mode: skip }",
      "every: { cron: '0 8 * * MON', priority: high }",
    ];
    const ask = '{ ask: Apa kabar?, id: kabar, answer: text }';
    const { said, came } = await compare(triggers, {}, { step: ask, manners: { cap: null } });
    expect(came.slice(0, 2)).toEqual(['never: conversation', '05-05T08:00']);
    expect(said).toEqual(came);
  });

  it('is what waits for the answer to a question of the same moment, behind what interrupts', async () => {
    const monday = "every: { cron: '0 8 5 5 *'";
    const triggers = [`${monday}, priority: high }`, `${monday} }`, `${monday}, mode: interrupt }`];
    const step = '{ ask: Apa kabar?, id: kabar, answer: text }';
    const cap = { perDay: 2, perWeek: 9, unanswered: 9, then: 30 * day };
    const { said, came } = await compare(triggers, {}, { step, manners: { cap } });
    expect(came).toEqual(['05-05T08:00', '05-06T07:00', '05-05T08:00']);
    expect(said).toEqual(came);
  });

  it('is not that somebody has done what is interrupted before they could answer', async () => {
    const monday = "every: { cron: '0 8 * * MON,TUE'";
    const triggers = [`${monday}, unless_done: 1d }`, `${monday}, mode: interrupt }`];
    const step = '{ ask: Apa kabar?, id: kabar, answer: text }';
    const cap = { perDay: 2, perWeek: 9, unanswered: 9, then: 30 * day };
    const { said, came } = await compare(triggers, {}, { step, manners: { cap } });
    expect(came.slice(0, 4)).toEqual(['05-05T08:00', '05-05T08:00', '05-06T08:00', '05-06T08:00']);
    expect(said).toEqual(came);
  });

  it('is why something is dropped at the moment of a question whose answer would have been enough', async () => {
    const step = '{ ask: Apa kabar?, id: kabar, answer: text }';
    // The week has room again in the Friday prayer, at whose end both Thursday's and Friday's are due.
    const unasked = [51, 1, 0.5].map((ago) => sunday - ago * hour);
    const triggers = ["every: { cron: '0 13 8,9 5 *', unless_done: 1d }"];
    const { said, came } = await compare(triggers, { unasked }, { step });
    expect(came).toEqual(['never: too_late', '05-09T13:00']);
    expect(said).toEqual(came);
  });

  it('is what comes to whoever has left three without an answer', async () => {
    const unasked = [34, 27, 20].map((ago) => sunday - ago * day);
    const { said, came } = await compare(["every: { cron: '0 8 * * MON' }"], { unasked, unanswered: 3 });
    expect(said).toEqual(came);
    expect(said).toEqual(['never: replaced', '05-14T15:00', '05-19T08:00']);
  });

  it('drops what is stale although it stood in line behind something more important meanwhile', async () => {
    const thursday = Date.parse('2025-05-08T07:00:00+07:00');
    const unasked = [7, 6, 5].map((ago) => thursday - ago * day);
    const triggers = ["every: { cron: '0 8 5 5 *' }", "every: { cron: '0 7 8 5 *', priority: high }"];
    const { said, came } = await compare(triggers, { unasked });
    expect(came).toEqual(['never: too_late', '05-08T07:00']);
    expect(said).toEqual(came);
  });
});
