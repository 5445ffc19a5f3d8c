import { describe, expect, it } from '@jest/globals';
import { changeContact, type ContactParts } from '../../../../src/console/contacts/write-contact.ts';
import { moveCaseload, pairFamily } from '../../../../src/console/pairs/move-caseload.ts';
import { anyPeople } from '../../../../src/domain/contact/people-rules.ts';
import { createRecords } from '../../../../src/programme/records/records.ts';
import { createNeighbours } from '../../../support/neighbours.ts';

async function stage() {
  const people = await createNeighbours();
  const { companion, store } = people;
  const parts: ContactParts = {
    companion,
    records: createRecords({ store }),
    defaults: { language: 'id', timezone: 'Asia/Jakarta' },
    people: { ...anyPeople, titleOf: () => undefined },
  };
  const companionOf = async (family: string) => (await people.find(family)).companion;
  return { people, parts, companionOf };
}

describe('a coordinator who changes their mind within a minute', () => {
  it('gives a family to and fro, and each time it is done', async () => {
    const { parts, companionOf } = await stage();
    for (const companion of ['budi', 'wati', 'budi', null, 'budi', null]) {
      const after = await pairFamily(parts, { contact: 'siti', companion }, 'path.id');
      expect([after.companion, await companionOf('siti')]).toEqual([companion, companion]);
    }
  });

  it('moves a whole caseload to and fro, and each time it is done', async () => {
    const { people, parts, companionOf } = await stage();
    for (const [from, to] of [
      ['wati', 'budi'],
      ['budi', 'wati'],
      ['wati', 'budi'],
    ] as const) {
      expect(await moveCaseload(parts, { from, to }, null)).toBeGreaterThan(1);
      await people.companion.settled();
      expect([await companionOf('siti'), await companionOf('ani')]).toEqual([to, to]);
    }
  });

  it('has the same move, sent twice at once, told to everybody once', async () => {
    const { people, parts } = await stage();
    const move = () => pairFamily(parts, { contact: 'siti', companion: 'budi' }, 'path.id');
    await Promise.all([move(), move()]);
    await people.companion.settled();
    for (const who of ['siti', 'wati', 'budi']) {
      expect(people.told(who)).toHaveLength(1);
    }
  });
});

describe('a family member who becomes a volunteer', () => {
  it('has no companion any more', async () => {
    const { people, parts, companionOf } = await stage();
    await changeContact(parts, 'siti', { role: 'volunteer' });
    await people.companion.settled();
    expect(await companionOf('siti')).toBeNull();
  });
});
