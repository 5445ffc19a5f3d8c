import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { planOurFlows } from '../../../../src/flowfile/rapidpro/as-yaml/plan-our-flows.ts';
import { toContainer } from '../../../../src/flowfile/rapidpro/to-container.ts';
import { base, categories, exits, playBoth, say } from '../../../support/as-yaml.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const newFolder = useTemporaryFolders();
const both = (json: object, flow: string, words: readonly string[]) =>
  playBoth(newFolder(), json, flow, words);

describe('a flow of nodes as YAML', () => {
  it('says its files as links under the text, in every language that has some', () => {
    const nodes = [
      {
        uuid: 'n1',
        actions: [
          { ...say('Look @contact.first_name'), uuid: 's1', attachments: ['image:https://x.org/a.jpg'] },
        ],
        exits: exits(null),
      },
    ];
    const localization = { ind: { s1: { text: ['Lihat @contact.first_name'] } } };
    const { ours, theirs, faults, files } = both(
      { ...base, uuid: 'f1', name: 'Look', localization, nodes },
      'look',
      [],
    );
    expect(faults).toEqual([]);
    expect(theirs.said[0]).toEqual(['Look Siti\nhttps://x.org/a.jpg []']);
    expect(ours).toEqual(theirs);
    expect(parse(files[0]?.translations['id'] ?? '')).toEqual({
      'Look @contact.first_name\nhttps://x.org/a.jpg': 'Lihat @contact.first_name\nhttps://x.org/a.jpg',
    });
  });

  it('draws lots between ways with the same chances', () => {
    const ways = ['a', 'b', 'c', 'd'];
    const split = {
      uuid: 'n1',
      router: { type: 'random', categories: categories(...ways) },
      exits: exits(...ways),
    };
    const nodes = [split, ...ways.map((way) => ({ uuid: way, actions: [say(way)], exits: exits(null) }))];
    const { files, remarks } = planOurFlows(toContainer({ ...base, uuid: 'f1', name: 'Lots', nodes }));
    expect(remarks).toEqual([]);
    expect(parse(files[0]?.text ?? '')).toMatchObject({
      steps: [
        {
          if: [
            { when: '@(rand() * 4 < 1)', goto: 'node_2' },
            { when: '@(rand() * 3 < 1)', goto: 'node_3' },
            { when: '@(rand() * 2 < 1)', goto: 'node_4' },
            { goto: 'node_5' },
          ],
        },
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
      ],
    });
  });

  it('tells groups apart, and numbers by what an expression gives', () => {
    const split = (uuid: string, operand: string, test: object, to: readonly string[]) => ({
      uuid,
      router: {
        type: 'switch',
        operand,
        cases: [{ uuid: `k${uuid}`, category_uuid: 'c0', ...test }],
        categories: categories('Yes', 'No'),
        default_category_uuid: 'c1',
      },
      exits: exits(...to),
    });
    const nodes = [
      {
        uuid: 'n0',
        actions: [{ uuid: 'a0', type: 'add_contact_groups', groups: [{ uuid: 'g1', name: 'Met "us"' }] }],
        exits: exits('n1'),
      },
      split('n1', '@contact.groups', { type: 'has_group', arguments: ['g1', 'Met "us"'] }, ['n2', 'n4']),
      split('n2', '@(3 + 4)', { type: 'has_number_gt', arguments: ['@(2 * 3)'] }, ['n3', 'n4']),
      { uuid: 'n3', actions: [say('in, more')], exits: exits(null) },
      { uuid: 'n4', actions: [say('other')], exits: exits(null) },
    ];
    const { ours, theirs, faults, remarks } = both(
      { ...base, uuid: 'f1', name: 'Apart', nodes },
      'apart',
      [],
    );
    expect(remarks).toEqual([]);
    expect(faults).toEqual([]);
    expect(theirs.said[0]).toEqual(['in, more []']);
    expect(ours).toEqual(theirs);
  });

  it('is not written where our checks would refuse it, and says why', () => {
    const go = (uuid: string, to: string) => ({ uuid, actions: [say(uuid)], exits: exits(to) });
    const nodes = [go('n1', 'n2'), go('n2', 'n1')];
    const { files, remarks } = planOurFlows(toContainer({ ...base, uuid: 'f1', name: 'Round', nodes }));
    expect(files).toEqual([]);
    expect(remarks).toMatchObject([{ flow: 'Round', text: expect.stringContaining('round in a circle') }]);
  });
});
