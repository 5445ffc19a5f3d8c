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

const { runs, quick, json, only } = readOptions(process.argv.slice(2));
const wanted = benches.filter(({ name }) => only.length === 0 || only.some((each) => name.startsWith(each)));
const servers = await startBenchServers();
try {
  const machine = describeMachine(servers.versions);
  const figures: Figure[] = [];
  for (const bench of wanted) {
    figures.push(...(await runOften(bench, placeOn(servers, quick), runs)));
  }
  const shown = json
    ? figures.map((figure) => JSON.stringify(figure)).join('\n')
    : `${machine}\n\n${formatTable(figures)}`;
  process.stdout.write(`${shown}\n`);
} finally {
  await servers.stop();
}
