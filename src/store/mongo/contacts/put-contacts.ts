import { randomBytes } from 'node:crypto';
import { type ContactRecord } from '../../../domain/contact/contact-record.ts';
import { mongo } from 'mongoose';
import { type ContactWrite, type Verdict } from '../../store.ts';
import { chunksOf, sizeOfTexts } from '../chunks.ts';
import { type Collections } from '../collections.ts';
import { insist } from '../insist.ts';
import { contactChange, wholeDocument } from './contact-change.ts';
import { jointStatements } from './joint-statements.ts';
import { duplicateKey, mayHaveWritten } from '../mongo-fault.ts';
import { type Remembered } from '../../../domain/remembered.ts';
import { insert, type Reply, update } from '../write-command.ts';

/** What became of a batch of contacts. */
export interface Put {
  readonly verdicts: readonly Verdict[];
  /** The elections under which it was written; undefined when that is not known. */
  readonly elections: ReadonlySet<string | undefined>;
}

/** What putting contacts needs. */
export interface PutParts {
  readonly db: mongo.Db;
  readonly contacts: Collections['contacts'];
  readonly recent: Remembered<ContactRecord>;
  readonly replicated: boolean;
}

function throwOther({ failed }: Reply): void {
  for (const code of failed.values()) {
    if (code !== duplicateKey) {
      throw new mongo.MongoServerError({ errmsg: 'a contact was not written', code, ok: 0 });
    }
  }
}

/** Reads back which of the documents bear the stamp of our write. */
async function readBack(
  { contacts, replicated }: PutParts,
  ids: readonly string[],
  turn: string,
): Promise<readonly Verdict[]> {
  const ours = await contacts
    .find(
      { _id: { $in: ids }, turn: { $eq: turn } },
      {
        projection: { _id: 1 },
        maxTimeMS: 10_000,
        ...(replicated ? { readConcern: { level: 'majority' } as const } : {}),
      },
    )
    .toArray();
  const kept = new Set(ours.map(({ _id }) => _id));
  return ids.map((id) => (kept.has(id) ? 'kept' : 'lost'));
}

/** Some of the contacts of a batch, and the command that writes them. */
interface Sending {
  readonly ids: readonly string[];
  readonly turn: string;
  readonly send: () => Promise<Reply>;
  /** Who lost; undefined when the answer does not tell. */
  readonly judge: (reply: Reply) => readonly Verdict[] | undefined;
}

async function put(parts: PutParts, { ids, turn, send, judge }: Sending): Promise<Put> {
  try {
    const reply = await send();
    throwOther(reply);
    const verdicts = judge(reply) ?? (await insist(() => readBack(parts, ids, turn)));
    return { verdicts, elections: new Set([reply.election]) };
  } catch (error) {
    if (!mayHaveWritten(error)) {
      throw error;
    }
    const verdicts = await insist(() => readBack(parts, ids, turn));
    return { verdicts, elections: new Set([undefined]) };
  }
}

/** New contacts are inserted, which costs a third of an upsert; MongoDB names those that were there already. */
function putNew(parts: PutParts, writes: readonly ContactWrite[], turn: string): Promise<readonly Put[]> {
  const documents = writes.map((write) => wholeDocument(write, turn));
  return inTurn(chunksOf(documents, sizeOfTexts), (chunk) =>
    put(parts, {
      ids: chunk.map(({ _id }) => _id),
      turn,
      send: () => insert(parts.db, 'contacts', { documents: chunk, concern: 'durable' }),
      judge: ({ failed }) => chunk.map((_, place) => (failed.has(place) ? 'lost' : 'kept')),
    }),
  );
}

/** Of the contacts that were changed MongoDB tells only how many. */
function putChanged(parts: PutParts, writes: readonly ContactWrite[], turn: string): Promise<readonly Put[]> {
  const changes = writes.map((write) =>
    contactChange(write, write.before ?? parts.recent.find(write.record.id)),
  );
  return inTurn(
    chunksOf(changes, ({ size }) => size),
    (chunk) =>
      put(parts, {
        ids: chunk.map(({ id }) => id),
        turn,
        send: () =>
          update(parts.db, 'contacts', { statements: jointStatements(chunk, turn), concern: 'durable' }),
        judge: ({ n }) => (n === chunk.length ? chunk.map(() => 'kept') : undefined),
      }),
  );
}

async function inTurn<T>(
  chunks: readonly (readonly T[])[],
  write: (chunk: readonly T[]) => Promise<Put>,
): Promise<readonly Put[]> {
  const puts: Put[] = [];
  for (const chunk of chunks) {
    puts.push(await write(chunk));
  }
  return puts;
}

/** Two writes for one contact must not share a command, whose statements have no order. */
function wavesOf(writes: readonly ContactWrite[]): readonly (readonly number[])[] {
  const waves: number[][] = [];
  const nextWave = new Map<string, number>();
  writes.forEach(({ record }, index) => {
    const wave = nextWave.get(record.id) ?? 0;
    nextWave.set(record.id, wave + 1);
    (waves[wave] ??= []).push(index);
  });
  return waves;
}

function remember({ recent }: PutParts, writes: readonly ContactWrite[], verdicts: readonly Verdict[]): void {
  writes.forEach(({ record }, index) => {
    if (verdicts[index] === 'kept') {
      recent.keep(record.id, record);
    } else {
      recent.forget(record.id);
    }
  });
}

/** Verdicts in the order of the writes, of which each contact has one. */
async function putWave(parts: PutParts, writes: readonly ContactWrite[]): Promise<Put> {
  const turn = randomBytes(9).toString('base64url');
  const fresh = writes.filter(({ from }) => from === 0);
  const others = writes.filter(({ from }) => from !== 0);
  const [made, changed] = await Promise.all([putNew(parts, fresh, turn), putChanged(parts, others, turn)]);
  const puts = [...made, ...changed];
  const judged = puts.flatMap(({ verdicts }) => verdicts);
  const verdictOf = new Map([...fresh, ...others].map((write, place) => [write, judged[place]]));
  const verdicts = writes.map((write) => verdictOf.get(write) ?? 'lost');
  remember(parts, writes, verdicts);
  return { verdicts, elections: new Set(puts.flatMap(({ elections }) => [...elections])) };
}

/**
 * Writes contacts in unordered, durable commands, each guarded by its id or its revision and stamped. Who lost is
 * found by reading the stamps back when the answer does not tell or was lost itself.
 */
export async function putContacts(parts: PutParts, writes: readonly ContactWrite[]): Promise<Put> {
  const verdicts: Verdict[] = [];
  const elections = new Set<string | undefined>();
  for (const wave of wavesOf(writes)) {
    const chosen = wave.flatMap((index) => writes[index] ?? []);
    const { verdicts: some, elections: others } = await putWave(parts, chosen);
    wave.forEach((index, place) => (verdicts[index] = some[place] ?? 'lost'));
    others.forEach((election) => elections.add(election));
  }
  return { verdicts, elections };
}
