import { parseArgs } from 'node:util';
import * as z from 'zod';
import { answerOf, floipRow, type GivenAnswer } from '../programme/reports/floip-row.ts';
import { askRunning } from './ask-running.ts';
import { type CliParts, type MaintainedStore, type Running } from './parts.ts';
import { readArgs } from './read-args.ts';
import { refuseNoStore } from './refuse-no-store.ts';

const page = 500;

/** Answers as the API tells them. */
const answers = z.object({
  results: z.array(
    z.looseObject({
      id: z.string(),
      contact: z.string().nullable(),
      at: z.string(),
      session: z.string(),
      flow: z.string(),
      flowVersion: z.string().nullish(),
      step: z.string(),
      value: z.unknown(),
      text: z.string().nullish(),
      media: z.array(z.unknown()).nullish(),
    }),
  ),
});

/** Reads the answers after the one with this id, the oldest first. */
type ReadPage = (after: string | null) => Promise<readonly GivenAnswer[]>;

/** `semangat export`: all answers, or those of one flow, as rows of FLOIP flow results; one line of JSON each. */
export async function exportResults(words: readonly string[], parts: CliParts): Promise<number> {
  const { values } = readArgs(() => parseArgs({ args: [...words], options: { flow: { type: 'string' } } }));
  const { flow } = values;
  // A store that is shared needs nobody's help.
  const running = parts.shared === null ? await parts.findRunning() : undefined;
  if (running) {
    await writeAll((after) => askPage(running, flow, after));
  } else {
    await refuseNoStore(parts);
    await parts.withStore((store) => writeAll(async (after) => readPage(store, flow, after)));
  }
  return 0;
}

async function writeAll(read: ReadPage): Promise<void> {
  for (let after: string | null = null; ;) {
    const found = await read(after);
    for (const each of found) {
      process.stdout.write(`${JSON.stringify(floipRow(each))}\n`);
    }
    after = found.at(-1)?.id ?? null;
    if (after === null) {
      return;
    }
  }
}

async function askPage(
  running: Running,
  flow: string | undefined,
  after: string | null,
): Promise<readonly GivenAnswer[]> {
  const query = new URLSearchParams({
    limit: String(page),
    ...(flow === undefined ? {} : { flow }),
    ...(after === null ? {} : { after }),
  });
  const said = await askRunning(running, { method: 'GET', path: `/api/results?${query.toString()}` });
  return answers.parse(said).results;
}

async function readPage(
  store: Pick<MaintainedStore, 'rows'>,
  flow: string | undefined,
  after: string | null,
): Promise<readonly GivenAnswer[]> {
  const rows = await store.rows({
    kind: 'results',
    limit: page,
    order: 'oldest',
    ...(after === null ? {} : { after }),
    ...(flow === undefined ? {} : { where: { flow } }),
  });
  return rows.map(answerOf);
}
