import { beforeEach, describe, expect, it } from '@jest/globals';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';
import { somebody } from '../../../support/somebody.ts';

let fake: FakeConsole;

beforeEach(() => {
  fake = createFakeConsole();
  const judged = { progress_on: '2025-05-04', progress_good: 4, progress_asked: 5 };
  fake.add(somebody({ id: 'ani', name: 'Ani' }));
  fake.add(somebody({ id: 'siti', name: 'Siti', fields: { ...judged, goal: 'Warung <kecil>' } }));
  fake.add(
    somebody({ id: 'wulan', name: 'Wulan', fields: { ...judged, progress_by: 'companion' }, toldOfAt: 1 }),
  );
  fake.add(somebody({ id: 'tini', name: 'Tini', fields: { ...judged, independent_said: '2025-05-05' } }));
});

describe('the progress of families on the pages', () => {
  it('is counted on the first page, each number leading to who they are', async () => {
    const { body } = await fake.ask('/');
    expect(body).toMatch(/href="\/families\?journey=says_so"><strong>1</u);
    expect(body).toMatch(/href="\/families\?journey=strong"><strong>2</u);
    expect(body).toMatch(/href="\/families\?journey=unjudged"><strong>1</u);
    const { body: those } = await fake.ask('/families?journey=says_so');
    expect(those).toContain('>Tini</a>');
    expect(those).not.toContain('>Siti</a>');
    expect(those).toMatch(/<option value="says_so" selected/u);
    expect((await fake.ask('/families?journey=oops')).body).toContain('>Siti</a>');
  });

  it('is told on the page of a family with what it said itself, and nothing of one that said nothing', async () => {
    const { body } = await fake.ask('/people/siti');
    expect(body).toContain('journey_strong');
    expect(body).toContain('Warung &lt;kecil&gt;');
    expect(body).not.toContain('journey_says_so_help');
    expect((await fake.ask('/people/tini')).body).toContain('journey_says_so_help');
    expect((await fake.ask('/people/ani')).body).not.toContain('id="journey"');
  });

  it('says where its companion wrote down what the family told', async () => {
    const { body } = await fake.ask('/people/wulan');
    expect(body).toContain('journey_by_companion');
    expect(body).toContain('column_told_of');
    expect((await fake.ask('/people/siti')).body).not.toContain('journey_written_by');
  });
});
