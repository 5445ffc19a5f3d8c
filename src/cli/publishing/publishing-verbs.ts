import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { type Publication } from '../../programme/publishing/publication.ts';
import { PublishRefused } from '../../programme/publishing/publish-refused.ts';
import { type Publisher } from '../../programme/publishing/publisher.ts';
import { type CliParts } from '../parts.ts';
import { readArgs } from '../read-args.ts';
import { Refusal } from '../refusal.ts';
import { refuseWords } from '../refuse-words.ts';
import { createRemotePublisher } from './remote-publisher.ts';

type Parts = Pick<CliParts, 'findRunning' | 'withPublisher'>;

/** `semangat flows drafts [on|off]`: which files are not what is live; begins or ends with drafts. */
export async function listDrafts(words: readonly string[], parts: Parts): Promise<number> {
  const { by, names } = readWords(words);
  const [turn, ...more] = names;
  if ((turn !== undefined && turn !== 'on' && turn !== 'off') || more.length > 0) {
    throw new Refusal('flows drafts takes "on", "off" or nothing; "flows publish" takes names of flows');
  }
  return withPublisher(parts, async (publisher) => {
    if (turn !== undefined) {
      tell(await publisher.turn(turn === 'on', by));
      return 0;
    }
    const { on, drafts, faults } = await publisher.drafts();
    const lines = drafts.map(({ flow, change }) => `${flow}: ${change}`);
    process.stdout.write([...lines, ...faults].map((line) => `${line}\n`).join(''));
    const next = on ? '"flows publish" lets them' : 'the next start, or "flows publish", lets them';
    process.stderr.write(
      lines.length === 0 ? 'all files are live\n' : `${lines.length} not live; ${next} go live\n`,
    );
    return faults.length > 0 ? 1 : 0;
  });
}

/** `semangat flows publish [FLOW…]`: lets changed files go live at once, without a restart. */
export function publishFlows(words: readonly string[], parts: Parts): Promise<number> {
  const { by, names } = readWords(words);
  return withPublisher(parts, async (publisher) => {
    tell(await publisher.publish(names, by));
    return 0;
  });
}

/** `semangat flows back FLOW`: brings back the version before the live one. */
export function bringBack(words: readonly string[], parts: Parts): Promise<number> {
  const { by, names } = readWords(words);
  const [flow] = names;
  if (flow === undefined || names.length > 1) {
    throw new Refusal('flows back needs the name of one flow; for example: semangat flows back posyandu');
  }
  return withPublisher(parts, async (publisher) => {
    tell(await publisher.back(flow, by));
    return 0;
  });
}

/** `semangat flows log`: who let which version go live when, the latest first. */
export function listPublications(words: readonly string[], parts: Parts): Promise<number> {
  refuseWords('flows log', words);
  return withPublisher(parts, async (publisher) => {
    (await publisher.log({ limit: 100 })).forEach(tell);
    return 0;
  });
}

/** That of the process that runs, else one on the store itself. */
async function withPublisher(parts: Parts, use: (publisher: Publisher) => Promise<number>): Promise<number> {
  const running = await parts.findRunning();
  try {
    return await (running ? use(createRemotePublisher(running)) : parts.withPublisher(use));
  } catch (fault) {
    throw fault instanceof PublishRefused ? new Refusal(fault.message) : fault;
  }
}

function tell({ at, act, by, steps }: Publication): void {
  const flows = steps.map(({ flow, from, to }) => `${flow} ${from ?? 'none'} -> ${to ?? 'none'}`);
  process.stdout.write(`${[new Date(at).toISOString(), act, by, flows.join(', ')].join('  ').trimEnd()}\n`);
}

function readWords(words: readonly string[]) {
  const options = { by: { type: 'string', default: userInfo().username } } as const;
  const { values, positionals } = readArgs(
    () => parseArgs({ args: [...words], options, allowPositionals: true }),
    'drafts, publish and back take names of flows, and --by NAME for the log',
  );
  return { by: values.by, names: positionals };
}
