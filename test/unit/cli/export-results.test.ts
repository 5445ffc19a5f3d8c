import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { exportResults } from '../../../src/cli/export-results.ts';
import { type CliParts } from '../../../src/cli/parts.ts';
import { type Row } from '../../../src/domain/row.ts';
import { openEmbeddedStore } from '../../../src/store/embedded/open-embedded-store.ts';

const answer = (number: number, flow: string, value: Row['data'][string]): Row => ({
  kind: 'results',
  id: `r${number}`,
  contact: 'c1',
  at: Date.parse('2025-05-05T03:00:00Z') + number,
  version: 1,
  data: { session: 's1', flow, flowVersion: 'v1', step: 'days', value, text: `kata ${number}`, media: [] },
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** What the command writes, line by line. */
async function exportOf(rows: readonly Row[], words: readonly string[]) {
  const store = await openEmbeddedStore({ path: ':memory:', now: () => 0 });
  await store.write({ contacts: [], rows });
  const written: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const parts = {
    shared: null,
    findRunning: () => Promise.resolve(undefined),
    inspectServers: () => Promise.resolve({ made: true }),
    withStore: (use: (opened: typeof store) => unknown) => use(store),
  } as unknown as CliParts;
  const code = await exportResults(words, parts);
  await store.close();
  return { code, lines: written.map((line) => JSON.parse(line) as readonly unknown[]) };
}

describe('export', () => {
  it('writes each answer as a row of flow results', async () => {
    const { code, lines } = await exportOf([answer(1, 'kabar', 3)], []);
    expect(code).toBe(0);
    const metadata = { flow: 'kabar', flow_version: 'v1', text: 'kata 1' };
    expect(lines).toEqual([['2025-05-05T03:00:00.001Z', 'r1', 'c1', 's1', 'kabar.days', 3, metadata]]);
  });

  it('writes more than a page, the oldest first, each once', async () => {
    const rows = Array.from({ length: 1201 }, (_, number) => answer(number, 'kabar', number));
    const { lines } = await exportOf(rows, []);
    expect(lines.map(([, id]) => id)).toEqual(rows.map(({ id }) => id));
  });

  it('writes those of one flow', async () => {
    const { lines } = await exportOf([answer(1, 'kabar', 3), answer(2, 'lain', 'x')], ['--flow', 'lain']);
    expect(lines.map(([, id]) => id)).toEqual(['r2']);
  });
});
