import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

/** 60 MB in use, and 1.2 GB of which each part is used for a while and then no more; tells what V8 took, in MB. */
const churn = `
  const part = () => Array.from({ length: 100 }, (_, index) => ({ index, text: String(index) }));
  const kept = Array.from({ length: 7000 }, part);
  let most = 0;
  for (let turn = 0; turn < 150000; turn++) {
    kept[turn % 7000] = part();
    if (turn % 1000 === 0) most = Math.max(most, process.memoryUsage().heapTotal);
  }
  process.stdout.write(String(most / 1e6));
`;

describe('memory', () => {
  it('stays near what is in use, however much the machine has', async () => {
    const program = `const { spareMemory } = await import('./src/system/spare-memory.ts'); spareMemory(); ${churn}`;
    const args = ['--import', 'tsx', '--input-type=module', '-e', program];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(Number(stdout)).toBeGreaterThan(50);
    expect(Number(stdout)).toBeLessThan(170);
  });
});
