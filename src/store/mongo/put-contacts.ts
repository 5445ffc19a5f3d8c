import { randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';
import { type ContactWrite, type Verdict } from '../store.ts';
import { chunksOf } from './chunks.ts';
import { type Collections } from './collections.ts';
import { contactStatement, type Statement } from './contact-statement.ts';
import { duplicateKey, mayHaveWritten } from './mongo-fault.ts';
import { type RecentRecords } from './recent-records.ts';
import { type Reply, update } from './write-command.ts';

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
  readonly recent: RecentRecords;
  readonly replicated: boolean;
}

interface Sent {
  readonly write: ContactWrite;
  readonly statement: Statement;
}

const isNew = ({ write }: Sent): boolean => write.from === 0;

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
  sent: readonly Sent[],
  turn: string,
): Promise<readonly Verdict[]> {
  const ids = sent.map(({ write }) => write.record.id);
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

/** MongoDB names the documents that were made, but of those that were changed only how many. */
async function judge(
  parts: PutParts,
  sent: readonly Sent[],
  { reply, turn }: { readonly reply: Reply; readonly turn: string },
): Promise<readonly Verdict[]> {
  throwOther(reply);
  const makers = sent.filter((each, index) => isNew(each) && !reply.failed.has(index)).length;
  const changers = sent.filter((each) => !isNew(each)).length;
  if (reply.n - makers === changers) {
    return sent.map((each, index) => (!isNew(each) || reply.made.has(index) ? 'kept' : 'lost'));
  }
  return readBack(parts, sent, turn);
}

async function putChunk(parts: PutParts, sent: readonly Sent[], turn: string): Promise<Put> {
  const statements = sent.map(({ statement }) => statement);
  try {
    const reply = await update(parts.db, 'contacts', { statements, concern: 'durable' });
    const verdicts = await judge(parts, sent, { reply, turn });
    return { verdicts, elections: new Set([reply.election]) };
  } catch (error) {
    if (!mayHaveWritten(error)) {
      throw error;
    }
    return { verdicts: await readBack(parts, sent, turn), elections: new Set([undefined]) };
  }
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

function remember({ recent }: PutParts, sent: readonly Sent[], verdicts: readonly Verdict[]): void {
  sent.forEach(({ write }, index) => {
    if (verdicts[index] === 'kept') {
      recent.keep(write.record);
    } else {
      recent.forget(write.record.id);
    }
  });
}

async function putWave(parts: PutParts, writes: readonly ContactWrite[]): Promise<Put> {
  const turn = randomBytes(9).toString('base64url');
  const sent = writes.map((write) => {
    const before = parts.recent.find(write.record.id);
    return { write, statement: contactStatement({ write, turn, before }) };
  });
  const verdicts: Verdict[] = [];
  const elections = new Set<string | undefined>();
  for (const chunk of chunksOf(sent)) {
    const put = await putChunk(parts, chunk, turn);
    verdicts.push(...put.verdicts);
    put.elections.forEach((election) => elections.add(election));
  }
  remember(parts, sent, verdicts);
  return { verdicts, elections };
}

/**
 * Writes contacts in one unordered, durable command, each guarded by its revision and stamped. Who lost is found by
 * reading the stamps back when the answer counts too few or was lost itself.
 */
export async function putContacts(parts: PutParts, writes: readonly ContactWrite[]): Promise<Put> {
  const verdicts: Verdict[] = [];
  const elections = new Set<string | undefined>();
  for (const wave of wavesOf(writes)) {
    const chosen = wave.flatMap((index) => writes[index] ?? []);
    const put = await putWave(parts, chosen);
    wave.forEach((index, place) => (verdicts[index] = put.verdicts[place] ?? 'lost'));
    put.elections.forEach((election) => elections.add(election));
  }
  return { verdicts, elections };
}
