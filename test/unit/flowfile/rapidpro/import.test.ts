import { describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFolder } from '../../../../src/flowfile/load-folder.ts';
import { findImported } from '../../../../src/flowfile/rapidpro/find-imported.ts';
import { planOurFlows } from '../../../../src/flowfile/rapidpro/as-yaml/plan-our-flows.ts';
import { planImport } from '../../../../src/flowfile/rapidpro/plan-import.ts';
import { toContainer } from '../../../../src/flowfile/rapidpro/to-container.ts';
import { colourFlow } from '../../../support/node-flow.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const newFolder = useTemporaryFolders();

function importInto(flows: string, json: object) {
  const folder = join(flows, 'imported');
  mkdirSync(folder, { recursive: true });
  const plan = planImport(toContainer(json), 'id', findImported(folder));
  for (const { name, text } of plan.files) {
    writeFileSync(join(folder, name), text);
  }
  return plan;
}

const load = (flows: string) =>
  loadFolder({ flows, locales: join(flows, 'none'), media: join(flows, 'media'), packaged: 'locales' });

const keyword = (words: readonly string[]) => ({
  trigger_type: 'K',
  flow: { uuid: '11111111-1111-4111-8111-111111111111' },
  keywords: words,
  match_type: 'O',
});

describe('an import', () => {
  it('does without what is null in an export, and says which flow is', () => {
    const gaps = { campaigns: null, triggers: [null, keyword(['warna'])], fields: [null], groups: [null] };
    const plan = importInto(newFolder(), { version: '13', flows: [colourFlow(), null], ...gaps });
    expect(plan.titles).toHaveLength(1);
    expect(plan.remarks[0]).toMatchObject({ kind: 'error', flow: 'a flow without a name' });
  });

  it('is found beside the flows of ours, with its keywords and declared fields', () => {
    const flows = newFolder();
    importInto(flows, { version: '13', flows: [colourFlow()], triggers: [keyword(['warna'])] });
    const { programs, imported, faults } = load(flows);
    expect(faults).toEqual([]);
    expect(programs.get('favourite-colour')?.triggers).toEqual([
      { kind: 'keyword', words: ['warna'], interrupts: true },
    ]);
    expect(imported.workspace.fields).toEqual([{ key: 'colour', name: 'Colour', type: 'text' }]);
  });

  it('names triggers whose flow did not come along, in both forms of an import', () => {
    const exported = {
      version: '13',
      flows: [colourFlow()],
      triggers: [
        keyword(['warna']),
        { trigger_type: 'K', flow: { uuid: 'gone', name: 'Posyandu' }, keywords: ['timbang'] },
        { trigger_type: 'C', flow: null },
      ],
    };
    const remarks = [
      {
        kind: 'missing',
        flow: 'Posyandu',
        where: 'trigger',
        text: 'a trigger with the keyword "timbang" is left out: its flow "Posyandu" is not among those read; export both together',
      },
      {
        kind: 'missing',
        flow: '',
        where: 'trigger',
        text: 'a trigger of the type "C" is left out: it names no flow',
      },
    ];
    const stray = ({ where, kind }: { where: string; kind: string }) =>
      where === 'trigger' && kind === 'missing';
    expect(importInto(newFolder(), exported).remarks.filter(stray)).toEqual(remarks);
    expect(planOurFlows(toContainer(exported)).remarks.filter(stray)).toEqual(remarks);
  });

  it('names the events of campaigns that start nothing, and no campaign that has only such', () => {
    const event = {
      event_type: 'F',
      offset: 1,
      unit: 'D',
      delivery_hour: 9,
      relative_to: { key: 'due_on' },
      flow: { uuid: '11111111-1111-4111-8111-111111111111', name: 'Colour' },
    };
    const campaigns = [
      { name: 'Good', events: [event, { ...event, flow: { uuid: 'gone', name: 'Gone' } }] },
      { name: 'Bad', events: [{ ...event, delivery_hour: 99 }] },
    ];
    const plan = importInto(newFolder(), {
      flows: [colourFlow()],
      fields: [{ key: 'colour', name: 'Colour', type: 'text' }],
      campaigns,
    });
    expect(plan.campaigns).toEqual(['Good']);
    expect(plan.remarks.map(({ kind, where, text }) => `${kind} ${where}: ${text}`)).toEqual([
      'missing event 2 of the campaign "Good": the flow "Gone" is not in the export; the event starts nothing',
      'unsupported event 1 of the campaign "Bad": delivery_hour is missing or not understood; the event starts nothing',
    ]);
  });

  it('ends a flow where a way leads to no node, and names answers that lead to no category', () => {
    const loose = {
      uuid: '31111111-1111-4111-8111-111111111111',
      exits: [{ uuid: 'e1', destination_uuid: '99999999-9999-4999-8999-999999999999' }],
      router: { type: 'switch', operand: '@input.text', categories: [], default_category_uuid: 'c1' },
    };
    const { remarks } = importInto(newFolder(), { flows: [colourFlow({ nodes: [loose] })] });
    expect(remarks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'repaired: a way leads to a node that is not there; the flow ends there',
      'unsupported: an answer leads to a category or an exit that is not there; the conversation fails at it',
    ]);
  });

  it('compiles again what a store has kept of an older version', () => {
    const flows = newFolder();
    importInto(flows, { flows: [colourFlow()] });
    const { imported, programs } = load(flows);
    const source = imported.sources.get('favourite-colour') ?? '';
    expect(imported.recompile('favourite-colour', source)).toEqual(programs.get('favourite-colour'));
  });

  it('of the same flow again takes the place of the first; another one of its name gets its own file', () => {
    const flows = newFolder();
    importInto(flows, { flows: [colourFlow()], fields: [{ key: 'age', name: 'Age', type: 'number' }] });
    importInto(flows, { flows: [colourFlow()] });
    importInto(flows, { flows: [colourFlow({ uuid: 'a1111111-1111-4111-8111-111111111111' })] });
    const { programs, imported } = load(flows);
    expect([...programs.keys()]).toEqual(['favourite-colour-2', 'favourite-colour']);
    expect(imported.workspace.fields.map(({ key }) => key)).toEqual(['age', 'colour']);
  });

  it('says what it repaired, what is missing and what cannot be run', () => {
    const node = '31111111-1111-4111-8111-111111111111';
    const twice = {
      uuid: node,
      actions: [
        { uuid: 'x', type: 'enter_flow', flow: { uuid: 'gone', name: 'Gone' } },
        { uuid: 'y', type: 'transfer_airtime' },
      ],
      exits: [{ uuid: 'e' }],
    };
    const { remarks } = planImport(
      toContainer({ flows: [colourFlow({ name: 'n'.repeat(70), nodes: [twice, twice] })] }),
      'id',
      findImported(newFolder()),
    );
    expect(new Set(remarks.map(({ kind, text }) => `${kind}: ${text.slice(0, 40)}`))).toEqual(
      new Set([
        'repaired: its name had more than 64 characters and',
        `repaired: the id ${node} occ`.slice(0, 50),
        'repaired: the id x occurs twice; the second one is',
        'repaired: the id y occurs twice; the second one is',
        'missing: the flow "Gone" is not in the export; en',
        'unsupported: transfer_airtime is not run; a split on ',
      ]),
    );
  });

  it('refuses what is no export and flows of versions that it cannot read', () => {
    expect(() => toContainer({ hello: 1 })).toThrow('there are no flows in it');
    const { titles, remarks } = planImport(
      toContainer({ flows: [colourFlow({ spec_version: '12.0.0' })] }),
      'id',
      findImported(newFolder()),
    );
    expect(titles).toEqual([]);
    expect(remarks).toMatchObject([{ kind: 'error', flow: 'Favourite colour' }]);
  });

  it('of Glific reads wrapped flows, languages of two letters and interactive messages', () => {
    const message = { type: 'quick_reply', content: { text: 'Pilih' }, options: [{ title: 'Ya' }] };
    const action = { uuid: 'm', type: 'send_interactive_msg', text: JSON.stringify(message) };
    const nodes = [{ uuid: 'n1', actions: [action], exits: [{ uuid: 'e' }] }];
    const definition = colourFlow({ nodes, localization: { id: { m: { text: ['Pilih ya'] } } } });
    const flows = newFolder();
    importInto(flows, { flows: [{ definition, keywords: ['mulai'] }] });
    const program = load(flows).programs.get('favourite-colour');
    expect(program?.triggers).toHaveLength(1);
    expect(program?.steps[1]).toMatchObject({
      action: {
        type: 'send_msg',
        text: { base: { source: 'Pilih' }, translations: { ind: { source: 'Pilih ya' } } },
        quickReplies: { base: [{ source: 'Ya' }] },
      },
    });
  });

  it('is refused at the start where two flows have one keyword', () => {
    const flows = newFolder();
    importInto(flows, {
      flows: [colourFlow(), colourFlow({ uuid: 'b1', name: 'Other' })],
      triggers: [keyword(['warna']), { ...keyword(['Warna!']), flow: { uuid: 'b1' } }],
    });
    expect(load(flows).faults).toMatchObject([
      { level: 'error', text: expect.stringContaining('belongs to the flow in') },
    ]);
  });
});
