import { evaluateTyped } from '../../src/engine/expressions/typed/evaluate-typed.ts';
import { createWorlds, readJsonFile, type InWorld } from './rapidpro/typed-cases.ts';

const OWN = new URL('rapidpro/own', import.meta.url).pathname;
const ROUNDS = 8;
/** As many as are kept parsed. */
const MOST = 1500;

interface Case extends InWorld {
  readonly template: string;
}

/**
 * Measures how many templates are evaluated in a second, over all that we keep (mostly one expression each):
 * `npx tsx test/conformance/expression-bench.ts`. The first round parses, the others find what is kept.
 */
function measureSpeed(): void {
  const cases = readJsonFile(OWN, 'expressions/own.json') as readonly Case[];
  const worldOf = createWorlds(OWN);
  const worlds = cases.slice(0, MOST).map((each) => ({ template: each.template, world: worldOf(each) }));
  for (let round = 1; round <= ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (const { template, world } of worlds) {
      evaluateTyped(template, world);
    }
    const { user, system } = process.cpuUsage(before);
    const perSecond = Math.round((worlds.length * 1_000_000) / (user + system));
    process.stdout.write(`round ${round}: ${perSecond} templates per second of CPU time\n`);
  }
}

measureSpeed();
