import { openPair } from '../peers/open-store.ts';
import { startCompanion } from '../peers/start-companion.ts';
import { type Companion } from '../../../src/runner/companion.ts';
import { makeContacts } from './make-contacts.ts';
import { type FollowUps, type FollowUpTask } from './follow-ups.ts';

const flow = `
steps:
  - say: "Jangan lupa, @contact.first_name."
`;

/** Contacts that each hold a follow-up due at its moment; whoever is late fires at once. */
export async function prepareOurs(task: FollowUpTask, dueOf: (place: number) => number): Promise<FollowUps> {
  const pair = await openPair({ ...task, store: task.by === 'ours-embedded' ? 'embedded' : 'mongodb' });
  const planned = { kind: 'start', flow: 'ingat', by: 'staff', params: {} } as const;
  await makeContacts(pair.store, {
    count: task.count,
    at: Date.now(),
    attention: dueOf,
    change: (contact, place) => {
      const due = dueOf(place);
      const followUps = [{ ...planned, id: `ingat${place}`, due, since: due }];
      return { ...contact, consent: { ...contact.consent, status: 'opted_in' }, followUps };
    },
  });
  let companion: Companion | undefined;
  return {
    plan: async (onFired) => {
      companion = await startCompanion({
        ...pair,
        flows: { ingat: flow },
        onSend: ({ to }) => {
          onFired(Number(to.slice('simulator:p'.length)));
        },
      });
    },
    settled: async () => companion?.settled(),
    close: async () => {
      await companion?.stop();
      await pair.store.close();
    },
  };
}
