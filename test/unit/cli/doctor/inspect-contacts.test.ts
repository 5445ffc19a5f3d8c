import { describe, expect, it } from '@jest/globals';
import { inspectContacts } from '../../../../src/cli/doctor/inspect-contacts.ts';
import { type Finding } from '../../../../src/domain/finding.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';

/** What is found where one is only in the simulator, one on Telegram too, and one nowhere yet. */
async function findings(inEarnest: boolean): Promise<readonly Finding[]> {
  const store = await openEmbeddedStore({ path: ':memory:', now: () => 0 });
  const people = [
    sampleRecord('a', 1, { addresses: ['simulator:siti'] }),
    sampleRecord('b', 1, { addresses: ['simulator:ani', 'telegram:7'] }),
    sampleRecord('c', 1, { addresses: [] }),
  ];
  await store.write({ contacts: people.map((each) => writeOf(each)), rows: [] });
  const found = await inspectContacts(store, { inEarnest });
  await store.close();
  return found;
}

describe('the look at contacts', () => {
  it('counts those left from trying out where people are reached over a network, and says what to do', async () => {
    const notes = (await findings(true)).filter(({ level }) => level === 'note').map(({ what }) => what);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/only in the simulator: 1; .*erase those/);
  });

  it('has nothing against them where there is only the simulator', async () => {
    const said = (await findings(false)).map(({ what }) => what).join('\n');
    expect(said).not.toContain('simulator');
  });
});
