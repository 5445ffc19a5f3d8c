import { newContact } from '../../src/domain/contact/contact.ts';
import { createWorlds } from '../../src/engine/script.ts';
import { createTimetable } from '../../src/programme/campaigns/create-timetable.ts';
import { createRecords } from '../../src/programme/records/records.ts';
import { createFakeChannel } from './fake-channel.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeConsole, type FakeConsole } from './fake-console.ts';
import { scriptOf } from './script-of.ts';
import { agreed } from './somebody.ts';
import { createStage, type Stage } from './stage.ts';

const day = 86_400_000;

/** Two schedules, on Monday and early on Tuesday, and a campaign by a date. */
export const timedFlows = {
  senin: "title: Senin\ntriggers:\n  - every: { cron: '0 8 * * MON' }\nsteps:\n  - say: Senin\n",
  dini: "triggers:\n  - every: { cron: '0 5 * * TUE' }\nsteps:\n  - say: Selasa\n",
  cair: "triggers:\n  - after: { date: paid_on, offset: 3d, at: '09:00' }\nsteps:\n  - say: Cair\n",
};

/** Eight days of a programme of `timedFlows`: Ani and Budi agreed, Cici did not; and its console. */
export async function createTimetableStage(): Promise<{
  readonly stage: Stage;
  readonly shown: FakeConsole;
}> {
  const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'), { leaps: true });
  const stage = await createStage({ flows: timedFlows, channel: createFakeChannel(), clock });
  const put = async (id: string, properties: object): Promise<void> => {
    const blank = newContact({
      ...{ id, at: clock.now(), name: id, language: 'id', timezone: 'Asia/Jakarta' },
      ...{ addresses: [`simulator:${id}`], stranger: false },
    });
    await stage.companion.change(id, () => ({ ...blank, ...properties }));
  };
  await put('ani', { ...agreed, fields: { paid_on: '2025-05-16' } });
  await put('budi', { ...agreed, timezone: 'Asia/Jayapura' });
  await put('cici', {});
  await stage.pass(8 * day);
  const worlds = createWorlds(scriptOf(timedFlows));
  const world = () => worlds({ now: clock.now(), unseen: () => false, older: () => undefined });
  const shown = createFakeConsole({
    companion: stage.companion,
    records: createRecords({ store: stage.store }),
    timetable: createTimetable({ store: stage.store, world }),
  });
  return { stage, shown };
}
