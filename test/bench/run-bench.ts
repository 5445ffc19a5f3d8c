import { startBenchServers, type BenchServers } from './bench-servers.ts';
import { type Bench, type Place } from './benches/bench.ts';
import { broadcastBench } from './benches/broadcast.ts';
import { createCheckInBench } from './benches/check-in.ts';
import { crowdBench } from './benches/crowd.ts';
import { engineBench } from './benches/engine.ts';
import { floodBench } from './benches/flood.ts';
import { followUpsBench } from './benches/follow-ups.ts';
import { memoryBench } from './benches/memory.ts';
import { startUpBench } from './benches/start-up.ts';
import { stepsBench } from './benches/steps.ts';
import { readOptions } from './options.ts';
import { measureApart } from './process/measure-apart.ts';
import { describeMachine } from './report/describe-machine.ts';
import { type Figure, figuresOf } from './report/figure.ts';
import { formatTable } from './report/format-table.ts';
import { type Comparison } from './sample.ts';

const benches: readonly Bench[] = [
  createCheckInBench(64),
  createCheckInBench(1),
  engineBench,
  crowdBench,
  floodBench,
  followUpsBench,
  broadcastBench,
  startUpBench,
  stepsBench,
  memoryBench,
];

function placeOn({ freshMongo, redisUrl, processes }: BenchServers, quick: boolean): Place {
  return {
    quick,
    measure: (task) =>
      measureApart({
        ...task,
        mongoUri: freshMongo(),
        redisUrl,
        servers: Object.values(processes),
      }),
  };
}

async function runOften(bench: Bench, place: Place, runs: number): Promise<readonly Figure[]> {
  const all: (readonly Comparison[])[] = [];
  for (let run = 1; run <= runs; run += 1) {
    process.stderr.write(`${bench.name}, run ${run} of ${runs}\n`);
    all.push(await bench.run(place));
  }
  return (all[0] ?? []).flatMap((_, place) =>
    figuresOf(all.flatMap((comparisons) => comparisons.slice(place, place + 1))),
  );
}

/** A mistake in the command line is said in one sentence, without the place in the code where it was found. */
function asked(): ReturnType<typeof readOptions> {
  try {
    return readOptions(process.argv.slice(2));
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}\n`);
    process.exit(2);
  }
}

const usage = `npm run bench -- [--runs N] [--quick] [--json] [NAME ...], where a name is one of
${benches.map(({ name }) => name).join(', ')} or how some of them begin`;

const { runs, quick, json, only } = asked();
const wanted = benches.filter(({ name }) => only.length === 0 || only.some((each) => name.startsWith(each)));
if (wanted.length === 0) {
  process.stderr.write(`There is no bench ${only.join(', ')}.\n${usage}\n`);
  process.exit(2);
}
const servers = await startBenchServers();
try {
  const machine = describeMachine(servers.versions);
  process.stderr.write(`${machine}\n`);
  const figures: Figure[] = [];
  for (const bench of wanted) {
    const these = await runOften(bench, placeOn(servers, quick), runs);
    figures.push(...these);
    // Line by line as they come: whoever stops a long run keeps what it has told.
    process.stdout.write(json ? these.map((figure) => `${JSON.stringify(figure)}\n`).join('') : '');
  }
  if (!json) {
    process.stdout.write(`${machine}\n\n${formatTable(figures)}\n`);
  }
} finally {
  await servers.stop();
}
