import { describe, expect, it } from '@jest/globals';
import { playTalk } from '../../../../src/cli/replay/play-talk.ts';
import { transcriptSchema } from '../../../../src/cli/replay/transcript-schema.ts';
import { readExport } from '../../../../src/flowfile/rapidpro/read-export.ts';
import { toContainer } from '../../../../src/flowfile/rapidpro/to-container.ts';

const idOf = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

interface Part {
  readonly actions: readonly object[];
  readonly waits?: boolean;
}

/** A flow of nodes one after another; its number keeps its ids apart. */
function flowOf(place: number, parts: readonly Part[]): object {
  const at = place * 1000;
  const nodes = parts.map(({ actions, waits = false }, index) => {
    const own = at + (index + 1) * 20;
    const exit = { uuid: idOf(own + 1), destination_uuid: parts[index + 1] ? idOf(own + 20) : null };
    const category = { uuid: idOf(own + 2), name: 'All', exit_uuid: exit.uuid };
    return {
      uuid: idOf(own),
      actions: actions.map((action, nth) => ({ uuid: idOf(own + 3 + nth), ...action })),
      exits: [exit],
      ...(waits && {
        router: {
          type: 'switch',
          operand: '@input.text',
          cases: [],
          categories: [category],
          default_category_uuid: category.uuid,
          wait: { type: 'msg', timeout: { seconds: 60, category_uuid: category.uuid } },
        },
      }),
    };
  });
  return {
    uuid: idOf(at),
    name: `Flow ${place}`,
    spec_version: '14.2.0',
    language: 'eng',
    type: 'messaging',
    nodes,
  };
}

const groups = ['Teman', 'Baru'].map((name, index) => ({ uuid: idOf(90 + index), name, query: null }));
const adults = { uuid: idOf(99), name: 'Dewasa', query: 'age > 17' };

interface Talk {
  readonly contact?: object;
  readonly trigger?: object;
  readonly inputs?: readonly object[];
}

/** The events of each sprint of a talk over the first flow. */
function eventsOf(flows: readonly object[], talk: Talk) {
  return play(flows, talk).sprints.map(({ events }) => events);
}

function play(flows: readonly object[], { contact = {}, trigger = {}, inputs = [] }: Talk) {
  const read = readExport(
    toContainer({
      flows,
      groups: [...groups, adults],
      fields: [{ key: 'age', name: 'Age', type: 'number' }],
    }),
  );
  const talk = transcriptSchema.parse({
    assets: [],
    flow: { uuid: idOf(1000), name: 'Flow 1' },
    environment: {},
    contact: { name: 'Siti', ...contact },
    trigger: { type: 'manual', ...trigger },
    http_mock_all: { status: 200, body: '{}' },
    sprints: [{}, ...inputs.map((input) => ({ input }))],
  });
  return playTalk(talk, read);
}

const send = (text: string): object => ({ type: 'send_msg', text });
const textsOf = (events: readonly object[] | undefined): readonly unknown[] =>
  (events ?? []).flatMap((event) =>
    'text' in event && 'type' in event && event.type === 'msg_created' ? [event.text] : [],
  );

describe('a replayed talk', () => {
  it('tells what made it go on, and nothing where it has only begun', () => {
    const asking = { actions: [send('@(json(resume))')], waits: true };
    const ending = { actions: [send('@resume.type')] };
    const [begun, on, over] = eventsOf([flowOf(1, [asking, asking, ending])], {
      inputs: [{ msg: { text: 'ya' } }, { timeout: true }],
    });
    expect([begun, on, over].map(textsOf)).toEqual([
      ['null'],
      ['{"dial":null,"type":"msg"}'],
      ['wait_timeout'],
    ]);
  });

  it('takes the message it began with for the first answer, after a web service was asked too', () => {
    const call = { type: 'call_webhook', method: 'GET', url: 'http://x.org/', headers: {} };
    const [begun] = eventsOf(
      [flowOf(1, [{ actions: [call], waits: true }, { actions: [send('Terima kasih')] }])],
      {
        trigger: { type: 'msg', event: { msg: { text: 'halo' } } },
      },
    );
    expect(textsOf(begun)).toEqual(['Terima kasih']);
  });

  it('heard the person last when the message was written that it began with', () => {
    const event = { created_on: '2006-01-02T15:04:05Z', msg: { text: 'halo' } };
    const { final } = play([flowOf(1, [{ actions: [send('ya')] }])], { trigger: { type: 'msg', event } });
    expect(final).toMatchObject({ contact: { last_seen_on: '2006-01-02T15:04:05Z' } });
  });

  it('takes a contact who is not active out of all groups when something of it changes', () => {
    const renamed = { actions: [{ type: 'set_contact_name', name: 'Sari' }] };
    const contact = { status: 'stopped', groups: [{ name: 'Teman' }, { name: 'Baru' }] };
    const [begun] = eventsOf([flowOf(1, [renamed])], { contact });
    expect(begun).toContainEqual({ type: 'contact_groups_changed', removed: ['Teman', 'Baru'] });
  });

  it('leaves a blocked contact in its groups', () => {
    const actions = [{ type: 'remove_contact_groups', groups: [groups[0]], all_groups: false }];
    const contact = { status: 'blocked', groups: [{ name: 'Teman' }] };
    const [begun] = eventsOf([flowOf(1, [{ actions }])], { contact });
    expect(begun?.map((event) => 'type' in event && event.type)).toEqual([
      'run_started',
      'error',
      'run_ended',
    ]);
  });

  it('asks anew in a flow that takes the place of the one that heard the first message', () => {
    const enter = { type: 'enter_flow', flow: { uuid: idOf(2000), name: 'Flow 2' }, terminal: true };
    const flows = [flowOf(1, [{ actions: [enter] }]), flowOf(2, [{ actions: [], waits: true }])];
    const [begun] = eventsOf(flows, { trigger: { type: 'msg', event: { msg: { text: 'halo' } } } });
    expect(begun?.at(-1)).toMatchObject({ type: 'msg_wait' });
  });

  it('sees no input after the silence in a flow that it called', () => {
    const enter = { type: 'enter_flow', flow: { uuid: idOf(2000), name: 'Flow 2' } };
    const flows = [
      flowOf(1, [{ actions: [enter] }, { actions: [send('@(json(input))')] }]),
      flowOf(2, [
        { actions: [], waits: true },
        { actions: [send('@input.text')], waits: true },
      ]),
    ];
    const told = eventsOf(flows, { inputs: [{ msg: { text: 'ya' } }, { expiration: true }] });
    expect(told.map(textsOf)).toEqual([[], ['ya'], ['null']]);
  });

  it('refuses a group with a query before the others are changed', () => {
    const change = { type: 'add_contact_groups', groups: [groups[0], adults] };
    const [begun] = eventsOf([flowOf(1, [{ actions: [change] }])], {});
    expect(begun?.slice(1, 3)).toMatchObject([{ type: 'error' }, { type: 'contact_groups_changed' }]);
  });

  it('ends the runs from the oldest on where a flow takes the place of all', () => {
    const enter = (place: number, terminal: boolean): object => ({
      type: 'enter_flow',
      flow: { uuid: idOf(place * 1000), name: `Flow ${place}` },
      terminal,
    });
    const flows = [
      flowOf(1, [{ actions: [enter(2, false)] }]),
      flowOf(2, [{ actions: [enter(3, true)] }]),
      flowOf(3, [{ actions: [send('Selesai')] }]),
    ];
    const [begun] = eventsOf(flows, {});
    const ended = (begun ?? []).flatMap((event) =>
      'flow' in event && 'status' in event ? [event.flow] : [],
    );
    expect(ended).toEqual(['Flow 1', 'Flow 2', 'Flow 3']);
  });
});
