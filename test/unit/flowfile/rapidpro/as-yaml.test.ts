import { describe, expect, it } from '@jest/globals';
import { planOurFlows } from '../../../../src/flowfile/rapidpro/as-yaml/plan-our-flows.ts';
import { toContainer } from '../../../../src/flowfile/rapidpro/to-container.ts';
import { base, categories, exits, playBoth, say } from '../../../support/as-yaml.ts';
import { colourFlow } from '../../../support/node-flow.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const newFolder = useTemporaryFolders();
const both = (json: object, flow: string, words: readonly string[]) =>
  playBoth(newFolder(), json, flow, words);

const buttons = colourFlow({ localization: {} });

/** Asks for a name, greets, asks for an age between bounds, and tells grown-ups from children in a flow apart. */
const family = [
  {
    ...base,
    uuid: 'f1',
    name: 'Family',
    nodes: [
      {
        uuid: 'n1',
        actions: [say('Hello @contact.first_name @@ home'), say('Your name?')],
        exits: exits('n2'),
      },
      {
        uuid: 'n2',
        router: {
          type: 'switch',
          operand: '@input.text',
          result_name: 'Your Name',
          wait: { type: 'msg' },
          categories: categories('All'),
          default_category_uuid: 'c0',
        },
        exits: exits('n3'),
      },
      {
        uuid: 'n3',
        actions: [
          {
            uuid: 'a1',
            type: 'set_contact_field',
            field: { key: 'nick', name: 'Nick' },
            value: '@(upper(results.your_name))',
          },
          { uuid: 'a2', type: 'add_contact_groups', groups: [{ uuid: 'g1', name: 'Met' }] },
          say('@fields.nick, how old?'),
        ],
        router: {
          type: 'switch',
          operand: '@input.text',
          result_name: 'Age',
          wait: { type: 'msg' },
          cases: [{ uuid: 'k1', type: 'has_number_between', arguments: ['1', '99'], category_uuid: 'c0' }],
          categories: categories('Fine', 'Other'),
          default_category_uuid: 'c1',
        },
        exits: exits('n4', null),
      },
      {
        uuid: 'n4',
        actions: [{ uuid: 'a3', type: 'enter_flow', flow: { uuid: 'f2', name: 'Goodbye' } }],
        exits: exits('n5'),
      },
      {
        uuid: 'n5',
        router: {
          type: 'switch',
          operand: '@fields.nick',
          cases: [{ uuid: 'k2', type: 'has_only_phrase', arguments: ['sit i'], category_uuid: 'c0' }],
          categories: categories('Spaced', 'Other'),
          default_category_uuid: 'c1',
        },
        exits: exits('n6', 'n7'),
      },
      { uuid: 'n6', actions: [say('Spaced')], exits: exits(null) },
      { uuid: 'n7', actions: [say('@results.age years')], exits: exits(null) },
    ],
  },
  {
    ...base,
    uuid: 'f2',
    name: 'Goodbye',
    nodes: [{ uuid: 'm1', actions: [say('Bye')], exits: exits(null) }],
  },
];

describe('a flow of nodes as YAML', () => {
  it.each([[['Red']], [['red']], [['Blue', 'Red']], [['(silence)']], [['x', 'y', 'z', 'Red']]])(
    'asks again and answers as it did (%j)',
    (words) => {
      const { faults, remarks, theirs, ours } = both(buttons, 'favourite-colour', words);
      expect(remarks).toEqual([]);
      expect(faults).toEqual([]);
      expect(theirs.said[0]).toEqual(['Which colour? [Red|Blue]']);
      expect(ours).toEqual(theirs);
    },
  );

  it.each([[['Siti', '40']], [['sit i', '7']], [['Siti', '120']], [['Siti', 'many']]])(
    'keeps fields, groups, bounds, splits and sub-flows (%j)',
    (words) => {
      const { faults, remarks, theirs, ours } = both({ flows: family }, 'family', words);
      expect(remarks).toEqual([]);
      expect(faults).toEqual([]);
      expect(theirs.said[0]).toEqual(['Hello Siti @ home []', 'Your name? []']);
      expect(ours).toEqual(theirs);
    },
  );

  it('is not written where it says more than our language can, and each place is named', () => {
    const [main, sub] = family;
    const text = JSON.stringify(main)

      .replaceAll('@fields.nick, how old?', '@webhook.json.x?');
    const webhook = { uuid: 'w', type: 'call_webhook', method: 'GET', url: 'http://x' };
    const broken = { ...sub, nodes: [{ uuid: 'm1', actions: [webhook], exits: exits(null) }] };
    const { files, remarks } = planOurFlows(toContainer({ flows: [JSON.parse(text), broken] }));
    expect(files).toEqual([]);
    expect(remarks.map(({ flow, where, text: what }) => `${flow}, ${where}: ${what}`)).toEqual([
      'Family, node 3 of 7 (n3): "@webhook.json.json.x" has no name in our language',
      'Family, node 4 of 7 (n4): the flow "Goodbye" cannot be entered: it is not written here',
      'Goodbye, node 1 of 1 (m1): call_webhook has no verb in our language',
    ]);
  });

  it('is not written where silence would be used as an answer', () => {
    const nodes = JSON.stringify(colourFlow({ localization: {} })).replace(
      '{"uuid":"e3","destination_uuid":null}',
      '{"uuid":"e3","destination_uuid":"41111111-1111-4111-8111-111111111111"}',
    );
    const { files, remarks } = planOurFlows(toContainer(JSON.parse(nodes)));
    expect(files).toEqual([]);
    expect(remarks.map(({ text }) => text)).toEqual([
      '"results.colour" is used where it may be no answer, or silence',
    ]);
  });
});

describe('a trigger with limits', () => {
  it('is for everyone in what is written, and the report says so', () => {
    const trigger = {
      trigger_type: 'K',
      flow: { uuid: '11111111-1111-4111-8111-111111111111' },
      keywords: ['warna'],
      match_type: 'O',
      groups: [{ uuid: 'g', name: 'Mothers' }],
      exclude_groups: [{ uuid: 'h', name: 'Left' }],
      channel: { uuid: 'c', name: 'WA' },
    };
    const { remarks } = planOurFlows(toContainer({ flows: [buttons], triggers: [trigger] }));
    expect(remarks.map(({ text }) => text)).toEqual([
      'a trigger is only on the channel "WA"; here it is on all',
      'a trigger is only for the groups "Mothers"; as it is written here it is for everyone',
      'a trigger is not for the groups "Left"; as it is written here it is for everyone',
    ]);
  });

  it.each([
    [{ type: 'set_contact_language', language: 'jav' }, 'contact.language: jv'],
    [{ type: 'set_contact_timezone', timezone: 'Asia/Makassar' }, 'contact.timezone: Asia/Makassar'],
  ])('writes what a contact is set to: %j', (action, line) => {
    const nodes = [{ uuid: 'n1', actions: [{ uuid: 'a1', ...action }], exits: [{ uuid: 'e1' }] }];
    const { files, remarks } = planOurFlows(toContainer(colourFlow({ nodes, localization: {} })));
    expect(remarks).toEqual([]);
    expect(files[0]?.text).toContain(line);
  });

  it('does not write a language that is only known when the flow runs', () => {
    const action = { uuid: 'a1', type: 'set_contact_language', language: '@fields.lang' };
    const nodes = [{ uuid: 'n1', actions: [action], exits: [{ uuid: 'e1' }] }];
    const { files, remarks } = planOurFlows(toContainer(colourFlow({ nodes, localization: {} })));
    expect(files).toEqual([]);
    expect(remarks).toMatchObject([{ kind: 'unsupported', text: expect.stringContaining('the language') }]);
  });
});
