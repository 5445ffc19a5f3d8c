import { openStore } from '../peers/open-store.ts';
import { startCompanion } from '../peers/start-companion.ts';
import { type Companion } from '../../../src/runner/companion.ts';
import { type Task } from '../task.ts';
import { makeContacts } from './make-contacts.ts';
import { type FollowUps } from './follow-ups.ts';

const flow = `
steps:
  - say: "Jangan lupa, @contact.first_name."
`;

/** Contacts that each hold a follow-up due at one moment; whoever is late fires at once. */
export async function prepareOurs(
  task: Extract<Task, { readonly kind: 'follow-ups' }>,
  due: number,
): Promise<FollowUps> {
  const store = await openStore({ ...task, store: task.by === 'ours-embedded' ? 'embedded' : 'mongodb' });
  const planned = { due, kind: 'start', flow: 'ingat', by: 'staff', params: {}, since: due } as const;
  await makeContacts(store, {
    count: task.count,
    at: Date.now(),
    attention: due,
    change: (contact, place) => ({
      ...contact,
      consent: { ...contact.consent, status: 'opted_in' },
      followUps: [{ id: `ingat${place}`, ...planned }],
    }),
  });
  let companion: Companion | undefined;
  return {
    plan: async (onFired) => {
      companion = await startCompanion({ store, flows: { ingat: flow }, onSend: onFired });
    },
    settled: async () => companion?.settled(),
    close: async () => {
      await companion?.stop();
      await store.close();
    },
  };
}
