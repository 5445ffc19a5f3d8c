import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTimetableStage } from '../../../support/timetable-stage.ts';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';
import { type Stage } from '../../../support/stage.ts';

let stage: Stage;
let shown: FakeConsole;

beforeAll(async () => {
  ({ stage, shown } = await createTimetableStage());
});

afterAll(() => stage.companion.stop());

async function page(path: string): Promise<string> {
  const { status, body } = await shown.ask(path);
  expect(status).toBe(200);
  return String(body);
}

/** The page that the list leads to for a flow. */
async function pathOf(title: string): Promise<string> {
  const found = new RegExp(`href="(/timetable/[^"]+)">${title}<`, 'u').exec(await page('/timetable'));
  return found?.[1] ?? '';
}

describe('the pages about what comes by itself', () => {
  it('list each flow with when it comes, to how many, and how it went the last time', async () => {
    const lines = (await page('/timetable')).split('<tr>').slice(2);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      />Senin<.*rhythm_weekdays Senin rhythm_at 08\.00.*everybody.*19 Mei 2025, 06\.00.*>3</su,
    );
    expect(lines[0]).toContain('12 Mei 2025 pukul 08.00: 2 announce_fate_sent, 1 announce_fate_skipped');
    expect(lines[1]).toMatch(/>cair<.*rhythm_after paid on 3 hari.*timetable_never/su);
  });

  it('tell of each run when it was, how late, and why some did not get it', async () => {
    const monday = await page(await pathOf('Senin'));
    expect(monday).toMatch(
      /2 announce_fate_sent.*held_no_consent \(1\).*timetable_started 12 Mei 2025, 06\.00/su,
    );
    expect(monday).not.toContain('timetable_late');
    expect(await page(await pathOf('dini'))).toMatch(
      /timetable_finished 13 Mei 2025, 07\.00.*timetable_late 2 jam/su,
    );
  });

  it('lead on to earlier runs, and say where there are none', async () => {
    expect(await page(await pathOf('Senin'))).not.toContain('timetable_earlier');
    const before = await page(`${await pathOf('Senin')}?before=2025-05-12T08:00`);
    expect(before).toContain('timetable_never');
  });

  it('foresee thirty days, day by day, and whom it will not reach in time', async () => {
    const ahead = await page(`${await pathOf('Senin')}/ahead`);
    const days = [...ahead.matchAll(/<th scope="row">(\w+, \d+ \w+ 2025)</gu)].map(([, day]) => day);
    expect(days).toEqual([
      'Senin, 19 Mei 2025',
      'Senin, 26 Mei 2025',
      'Senin, 02 Juni 2025',
      'Senin, 09 Juni 2025',
    ]);
    expect(ahead).toContain('held_no_consent (1)');
    expect(await page(`${await pathOf('cair')}/ahead`)).toContain('Senin, 19 Mei 2025');
  });

  it('show on the page of a person what will come to them, and what of it not in time, and why', async () => {
    const ani = await page('/people/ani');
    expect(ani).toMatch(
      /timetable_ahead.*Senin<.*19 Mei 2025, 08\.00.*cair<.*held_back_off <time>19 Mei 2025, 09\.00/su,
    );
    expect(ani).not.toContain('planned_campaign');
  });

  it('say that nothing comes by itself where no flow does', async () => {
    expect((await createFakeConsole().ask('/timetable')).body).toContain('timetable_none');
  });

  it.each(['/timetable/none', '/timetable/none/ahead'])('know no %s', async (path) => {
    expect((await shown.ask(path)).status).toBe(404);
  });

  it.each(['/timetable', '/timetable/none', '/timetable/none/ahead'])(
    'show %s to nobody who did not sign in',
    async (path) => {
      expect((await shown.app.request(path)).status).toBe(401);
    },
  );
});
