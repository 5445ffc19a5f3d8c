import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type ProgramProcess } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { startTwoProcesses, type TwoProcesses } from '../support/servers/start-two-processes.ts';
import { until } from '../support/until.ts';

jest.setTimeout(120_000);

const hour = 60 * 60 * 1000;

describeWithServers(
  'the clock of several processes',
  { servers: ['mongod', 'redis-server'], own: true },
  () => {
    let two: TwoProcesses;

    beforeAll(async () => {
      two = await startTwoProcesses();
    });
    afterAll(() => two.stop());

    const asked = async (process: ProgramProcess, person: string): Promise<readonly number[]> => {
      const answer = await process.api('GET', `/api/simulator/${person}/messages`);
      const { messages } = (await answer.json()) as { messages: { text: string; at: string }[] };
      return messages.filter(({ text }) => text.includes('Satu?')).map(({ at }) => Date.parse(at));
    };
    const move = async (process: ProgramProcess, advance: string): Promise<void> => {
      expect((await process.api('POST', '/api/simulator/clock', { advance })).status).toBe(200);
    };
    /** How many hours after the question each of its reminders came. */
    const hoursOfReminders = async (process: ProgramProcess, person: string): Promise<readonly number[]> => {
      const [first = 0, ...others] = await asked(process, person);
      return others.map((at) => Math.round(((at - first) / hour) * 10) / 10);
    };

    it.each([0, 1])('passes each moment at its time, whichever of them sends (%s)', async (place) => {
      const process = two.processes[place];
      const person = `Siti${place}`;
      if (!process) {
        throw new Error('no process');
      }
      await process.api('POST', `/api/simulator/${person}/messages`, { text: 'kabar' });
      await until(async () => (await asked(process, person)).length === 1);
      await move(process, '96h');
      expect(await hoursOfReminders(process, person)).toEqual([24, 72]);
    });

    it('is what the other one goes by at once, whatever it is asked', async () => {
      const [one, other] = two.processes;
      if (!one || !other) {
        throw new Error('no process');
      }
      const words = { text: 'Rapat besok.', audience: 'role = beneficiary', by: 'ani' };
      const { id } = (await (await other.api('POST', '/api/broadcasts', words)).json()) as { id: string };
      const moved = await one.api('POST', '/api/simulator/clock', { advance: '240h' });
      const { now } = (await moved.json()) as { now: string };
      const at = new Date(Date.parse(now) - hour).toISOString();
      const refused = await other.api('POST', `/api/broadcasts/${id}/start`, { at });
      expect(await refused.json()).toMatchObject({ error: { message: expect.stringContaining('passed') } });
    });

    it('passes them at their time right after the process that sent was killed and another began', async () => {
      const [one, other] = two.processes;
      if (!one || !other) {
        throw new Error('no process');
      }
      await other.kill('SIGKILL');
      await one.api('POST', '/api/simulator/Wati/messages', { text: 'kabar' });
      await until(async () => (await asked(one, 'Wati')).length === 1);
      await one.kill('SIGKILL');
      await one.start();
      await move(one, '96h');
      expect(await hoursOfReminders(one, 'Wati')).toEqual([24, 72]);
    });
  },
);
