import { createPersistentPerson, type PersistentPerson } from './persistent-person.ts';
import { type ProgramProcess } from './program-process.ts';

/** What somebody is told in a whole check-in of `test/e2e/flows/cek.yaml`, in order. */
function wholeTalk(name: string): readonly string[] {
  return [`Halo ${name}.`, 'Satu?', 'Dua?', 'Tiga?', 'Selesai: 3 ya baik'];
}

/** Goes through the whole check-in, waiting for each question. */
export async function checkIn(person: PersistentPerson): Promise<void> {
  await person.say({ text: 'kabar' });
  await person.hear('Satu?');
  await person.say({ text: '3' });
  await person.hear('Dua?');
  await person.say({ choice: 1 });
  await person.hear('Tiga?');
  await person.say({ text: 'baik' });
  await person.hear('Selesai: 3 ya baik');
}

/** What went wrong in a programme where these people have checked in; nothing when each thing happened once. */
export async function findTrouble(
  program: ProgramProcess,
  people: readonly PersistentPerson[],
): Promise<readonly string[]> {
  const trouble: string[] = [];
  for (const person of people) {
    const said = (await person.messages()).filter(({ from }) => from === 'bot').map(({ text }) => text);
    if (JSON.stringify(said) !== JSON.stringify(wholeTalk(person.name))) {
      trouble.push(`${person.name} was told ${JSON.stringify(said)}`);
    }
  }
  for (const [kind, wanted] of [
    ['results', 3],
    ['tasks', 1],
    ['sessions', 1],
  ] as const) {
    const found = await listAll(program, kind);
    if (found.length !== wanted * people.length) {
      trouble.push(`${found.length} ${kind} for ${people.length} people`);
    }
  }
  return trouble;
}

/** All rows of a kind, as the API lists them. */
export async function listAll(
  program: ProgramProcess,
  kind: string,
): Promise<readonly Record<string, unknown>[]> {
  const answer = await program.api('GET', `/api/${kind}?limit=500`);
  return ((await answer.json()) as Record<string, Record<string, unknown>[]>)[kind] ?? [];
}

/** People who speak to these processes in turn. */
export function createPeople(count: number, processes: readonly ProgramProcess[], prefix = 'orang') {
  return Array.from({ length: count }, (_, index) => {
    const program = processes[index % processes.length];
    if (!program) {
      throw new Error('there is no process to speak to');
    }
    return createPersistentPerson(program, `${prefix}${index}`);
  });
}
