import { checkInFlow } from '../peers/check-in-flow.ts';
import { openStore } from '../peers/open-store.ts';
import { startCompanion } from '../peers/start-companion.ts';
import { type Sample } from '../sample.ts';
import { type Task } from '../task.ts';
import { startCpuMeter } from './cpu-meter.ts';
import { makeContacts } from './make-contacts.ts';

/** How long it takes from opening the store until somebody has been answered. */
export async function measureStartUp(task: Extract<Task, { readonly kind: 'start-up' }>): Promise<Sample> {
  const before = await openStore(task);
  await makeContacts(before, {
    count: task.contacts,
    at: Date.now(),
    attention: () => null,
    change: (contact) => contact,
  });
  await before.close();
  const cpu = startCpuMeter(task.servers);
  const begun = performance.now();
  const store = await openStore(task);
  let answered = (): void => undefined;
  const companion = await startCompanion({
    store,
    flows: { kabar: checkInFlow },
    onSend: () => {
      answered();
    },
  });
  const ready = performance.now() - begun;
  const first = new Promise<void>((resolve) => {
    answered = resolve;
  });
  const message = { text: 'kabar', media: [], tap: null, startCode: null, edited: false, sentAt: null };
  await companion.hear({ key: 'first', name: null, message: { ...message, from: 'simulator:p0' } });
  await first;
  const answer = performance.now() - begun;
  const used = cpu();
  await companion.stop();
  await store.close();
  return { ready_ms: ready, first_answer_ms: answer, cpu_ms: (used.node + used.servers) / 1000 };
}
