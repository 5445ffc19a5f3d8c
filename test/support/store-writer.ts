import { writeSync } from 'node:fs';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { StoreError } from '../../src/store/store.ts';
import { sampleRecord, sampleRow, writeOf } from './store-samples.ts';

/**
 * A process that moves the contacts `a`, `b` and `c` forward together, with a row for each revision, and prints
 * each revision once it is kept; or `refused <reason>`. Runs until it is killed.
 */
const [, , path = ''] = process.argv;

const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

async function writeForEver(): Promise<void> {
  const store = await openEmbeddedStore({ path, now: () => Date.now() });
  let revision = (await store.find('a'))?.revision ?? 0;
  say(`open ${String(revision)}`);
  for (;;) {
    revision += 1;
    // Of ever different sizes, so that pages split and overflow.
    const name = String(revision).repeat((revision * 131) % 3000);
    await store.write({
      contacts: ['a', 'b', 'c'].map((id) => writeOf(sampleRecord(id, revision, { name }))),
      rows: [sampleRow(String(revision), { contact: 'a', data: { name } })],
    });
    say(`kept ${String(revision)}`);
  }
}

try {
  await writeForEver();
} catch (error) {
  say(`refused ${error instanceof StoreError ? error.reason : String(error)}`);
  process.exitCode = 1;
}
