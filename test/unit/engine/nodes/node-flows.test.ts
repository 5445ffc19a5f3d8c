import { describe, expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { type Effect } from '../../../../src/domain/effect.ts';
import { rehearse, type Rehearsal } from '../../../../src/engine/rehearse.ts';
import { advance } from '../../../../src/engine/advance.ts';
import { createWorlds } from '../../../../src/engine/script.ts';
import { quietManners } from '../../../../src/cli/replay/quiet-manners.ts';
import { complete } from '../../../../src/flowfile/rapidpro/complete.ts';
import { readExport } from '../../../../src/flowfile/rapidpro/read-export.ts';
import { toContainer } from '../../../../src/flowfile/rapidpro/to-container.ts';
import { colourFlow } from '../../../support/node-flow.ts';

const id = '11111111-1111-4111-8111-111111111111';
const now = Date.parse('2025-05-04T12:30:45Z');

const worldsOf = (...flows: readonly object[]) => {
  const { programs, workspace } = readExport(toContainer({ flows }));
  return createWorlds({
    programs,
    phrase: (_, key) => key,
    title: () => '',
    titleOf: () => undefined,
    reserved: () => undefined,
    command: () => undefined,
    urgent: () => false,
    worry: () => false,
    languages: (language) => [language],
    manners: quietManners,
    limits: { steps: 250, loop: { equal: 5, within: 600_000 }, textLength: 4096 },
    workspace: complete(workspace, [...programs.values()], 'id'),
  });
};

const contactIn = (language: string) =>
  newContact({
    id: 'siti',
    at: now,
    name: 'Siti',
    language,
    timezone: 'Asia/Jakarta',
    addresses: ['simulator:siti'],
    stranger: false,
  });

const talk = (language: string, ...flows: readonly object[]): Rehearsal => {
  const worlds = worldsOf(...flows);
  const worldAt = (at: number) => worlds({ now: at, unseen: () => false, older: () => undefined });
  return rehearse({ worldAt, contact: contactIn(language), now });
};

const textsOf = ({ effects }: { readonly effects: readonly Effect[] }) =>
  effects.flatMap((each) => (each.kind === 'send' ? [each.text] : []));

describe('an imported flow', () => {
  it('asks in the language of the contact and takes a button for its label', () => {
    const rehearsal = talk('id', colourFlow());
    const [asked] = rehearsal.start(id).effects.filter((each) => each.kind === 'send');
    expect(asked).toMatchObject({ text: 'Warna apa?', choices: ['Red', 'Blue'] });
    const question = asked?.kind === 'send' ? asked.question : null;
    expect(textsOf(rehearsal.hear({ tap: { question, choice: 0 } }))).toEqual(['I like Red too']);
    expect(rehearsal.contact()).toMatchObject({ session: null, fields: { colour: 'Red' } });
  });

  it('goes on from what a store gives back as JSON', () => {
    const worlds = worldsOf(colourFlow());
    const world = worlds({ now, unseen: () => false, older: () => undefined });
    const start = { id: 'a', at: now, kind: 'start', flow: id, by: 'person', params: {} } as const;
    const begun = advance(world, contactIn('en'), start).contact;
    const kept = JSON.parse(JSON.stringify(begun)) as typeof begun;
    const message = {
      from: 'simulator:siti',
      text: 'red',
      media: [],
      tap: null,
      startCode: null,
      edited: false,
      sentAt: null,
    } as const;
    const heard = advance(world, kept, { id: 'b', at: now, kind: 'message', message });
    expect(textsOf(heard)).toEqual(['I like Red too']);
    expect(heard.effects).toContainEqual(
      expect.objectContaining({ kind: 'record', step: 'colour', value: 'red', text: 'red' }),
    );
  });

  it('goes the way of silence after its timeout, not before', () => {
    const rehearsal = talk('en', colourFlow());
    rehearsal.start(id);
    rehearsal.pass(599_000);
    expect(rehearsal.contact().session).not.toBeNull();
    const { effects } = rehearsal.pass(1000);
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'record', step: 'colour', value: '' }));
    expect(rehearsal.contact().session).toBeNull();
  });

  it('expires when nobody answers a question without a timeout', () => {
    const flow = JSON.parse(
      JSON.stringify(colourFlow({ expire_after_minutes: 60 })).replace(/"timeout":\{[^}]*\}/, '"x":0'),
    ) as object;
    const rehearsal = talk('en', flow);
    rehearsal.start(id);
    const { effects } = rehearsal.pass(3_600_000);
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'session', status: 'expired' }));
  });

  it('goes on by its failure branch where no web service can be reached', () => {
    const flow = colourFlow({
      nodes: [
        {
          uuid: '71111111-1111-4111-8111-111111111111',
          actions: [
            { uuid: 'a', type: 'call_webhook', method: 'GET', url: 'http://example.org/', result_name: 'W' },
          ],
          exits: [{ uuid: 'e5', destination_uuid: '81111111-1111-4111-8111-111111111111' }],
        },
        {
          uuid: '81111111-1111-4111-8111-111111111111',
          actions: [{ uuid: 'b', type: 'send_msg', text: '@results.w.category' }],
          exits: [{ uuid: 'e6' }],
        },
      ],
    });
    expect(textsOf(talk('en', flow).start(id))).toEqual(['Failure']);
  });

  it('sends files of elsewhere as links under the text', () => {
    const action = {
      uuid: 'c',
      type: 'send_msg',
      text: 'Look',
      attachments: ['image/png:http://example.org/a.png'],
    };
    const nodes = [{ uuid: 'n', actions: [action], exits: [{ uuid: 'e7' }] }];
    expect(textsOf(talk('en', colourFlow({ nodes })).start(id))).toEqual(['Look\nhttp://example.org/a.png']);
  });

  it('stops after a hundred nodes without a question', () => {
    const loop = '91111111-1111-4111-8111-111111111111';
    const nodes = [{ uuid: loop, actions: [], exits: [{ uuid: 'e', destination_uuid: loop }] }];
    const { effects } = talk('en', colourFlow({ nodes })).start(id);
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'session', status: 'failed' }));
  });
});
