import { followUpBelongs } from '../../support/follow-up-belongs.ts';
import { describe, expect, it } from '@jest/globals';
import { chance } from '../../../src/domain/chance.ts';
import { type Event } from '../../../src/domain/event.ts';
import { type NewTask, type TaskChange } from '../../../src/domain/task.ts';
import { advance } from '../../../src/engine/advance.ts';
import { hasNextEvent } from '../../../src/engine/settled.ts';
import { usualSettings } from '../../../src/flowfile/settings/settings.ts';
import { type Happening, openTalk } from '../../support/engine-world.ts';
import { messageOf, monday, somebody } from '../../support/somebody.ts';
import { type Talk } from '../../support/engine-world.ts';

const flows = {
  salam:
    'triggers: [{ event: contact.new }]\nsteps:\n  - ask: Boleh?\n    id: boleh\n    answer: yes_no\n    timeout: { after: 2d, goto: end }\n  - set: { contact.opted_in: "@results.boleh", contact.language: "@(if(rand() > 0.5, \\"jv\\", \\"9\\"))" }',
  semangat:
    'triggers: [{ event: contact.opted_in }]\nsteps:\n  - say: "angka @(rand_between(1, 1000000))"\n  - wait: 3h\n  - call: anak\n  - say: "@child.status"',
  anak: 'expires: 4d\ntriggers: [{ keyword: [anak, darurat], interrupts: true }]\nsteps:\n  - ask: Berapa?\n    id: n\n    answer: integer\n    max: 9\n    invalid: { tries: 1, goto: lain }\n  - set: { contact.fields.n: "@(results.n * 2)" }\n  - call: cucu\n  - if: [{ when: "@(results.n > 5)", goto: lain }]\n  - say: "x@(1 / results.n)"\n    goto: end\n  - id: lain\n    handover: { topic: t }\n  - start: kabar',
  cucu: 'steps:\n  - ask: Mana?\n    id: mana\n    choices: [{ label: Ya }, { label: Tidak, goto: end }, { label: Bantuan }]\n    remind: [{ after: 1h, say: "?" }, { after: 20h }]\n  - tag: "@results.mana"\n  - ask: Cerita?\n    id: cerita',
  kabar:
    'expires: 2d\ntriggers: [{ keyword: kabar }]\nsteps:\n  - task: { for: companion, title: t, due: 2d }\n  - notify: { to: coordinator, say: s }\n  - ask: Foto?\n    id: foto\n    answer: image\n    timeout: { after: 5h, goto: akhir }\n  - id: akhir\n    call: cucu\n  - ask: Tulis?\n    id: tulis',
};

const words = [
  'halo',
  'kabar',
  'anak',
  'darurat',
  'stop',
  'mulai',
  'bantuan',
  'ulangi',
  'kembali',
  'bukan saya',
  'ya',
  'tidak',
  '1',
  '7',
  '12',
  'tiga',
  '',
  '😊',
  '@contact',
  ' '.repeat(9),
  'x'.repeat(9000),
];
const labels = ['Ya', 'Tidak', 'Bantuan'];
const times = ['1s', '7m', '1h', '5h', '25h', '3d', '9d'];

function moves(talk: Talk, pick: <Item>(items: readonly Item[]) => Item): readonly (() => void)[] {
  const image = { kind: 'image', ref: 'telegram:1', name: null, mime: null, bytes: 9 } as const;
  const voice = { ...image, kind: 'voice' } as const;
  const say = (): void => void talk.hear(pick(words));
  return [
    say,
    say,
    say,
    say,
    () => void talk.tap(pick(labels)),
    () => void talk.hear({ tap: { question: null, choice: pick([0, 1, 2, 8]) } }),
    () => void talk.hear({ text: pick(words), media: [pick([image, voice])] }),
    () => void talk.hear({ startCode: pick(['', 'kabar', 'x-y']) }),
    () => void talk.hear({ text: pick(words), edited: true }),
    () => void talk.start(pick([...Object.keys(flows), 'hilang'])),
    () => void talk.pass(pick(times)),
    () => void talk.pass(pick(times)),
    () => {
      talk.holdNetwork();
    },
    () => {
      talk.releaseNetwork();
    },
    () => void talk.happen({ kind: 'handover', ticket: null, topic: '' }),
    () => void talk.happen({ kind: 'handback' }),
    () => void talk.happen({ kind: 'reach', address: 'simulator:siti', reachable: pick([true, false]) }),
    () => void talk.happen({ kind: 'notice', text: 'hai', media: [], from: null, urgent: false }),
    () => void talk.happen({ kind: 'task', task: visit(pick(['t1', 't2', 't3']), pick(['a', 'b'])) }),
    () => void talk.happen({ kind: 'task_change', task: 't1', change: pick(changes) }),
    () => void talk.happen(announced(pick(['p', 'q']), pick(['wait', 'interrupt']))),
    () => void talk.happen({ kind: 'call_off', cause: 'broadcast:p' }),
    () => void talk.hear('1'),
    () => void talk.hear('tugas'),
    () => void talk.happen({ kind: 'answer', call: 'x', value: 1, failed: false }),
  ];
}

const changes: readonly TaskChange[] = [
  { kind: 'end', state: 'done', reason: '' },
  { kind: 'later', due: monday + 9 * 24 * 3_600_000 },
];

function visit(id: string, kind: string): NewTask {
  const about = { contact: 'siti', name: 'Siti', village: null, companion: null };
  return { id, kind, about, title: 'Kunjungan', why: '', due: null, for: 'companion', flow: null };
}

function announced(broadcast: string, talking: 'wait' | 'interrupt'): Happening {
  const text = { id: 'Besok kumpul, @contact.first_name.' };
  const about = {
    edition: 1,
    attempt: 0,
    language: 'id',
    media: null,
    flow: null,
    receipt: { remind: 86_400_000 },
  };
  return { kind: 'broadcast', announcement: { broadcast, text, ...about, talking }, local: null };
}

function ill(talk: Talk): readonly string[] {
  const { session, followUps } = talk.contact();
  const belongs = followUps.every((each) => followUpBelongs(talk.contact(), each));
  const opened = talk.effects('session').filter(({ status }) => status === 'active').length;
  const closed = talk.effects('session').filter(({ status }) => status !== 'active').length;
  return [
    ...(belongs ? [] : ['a follow-up outlives what it belongs to']),
    ...(hasNextEvent(talk.contact()) ? [] : ['a session is stranded']),
    ...(opened - closed === (session ? 1 : 0)
      ? []
      : ['sessions are not opened and closed one after the other']),
    ...(talk.contact().ticket === null || followUps.some(({ kind }) => kind === 'handback')
      ? []
      : ['a ticket never ends']),
    ...(JSON.stringify(JSON.parse(JSON.stringify(talk.contact()))) === JSON.stringify(talk.contact())
      ? []
      : ['the contact is more than JSON']),
  ];
}

function wander(seed: number): Talk {
  const next = chance(`seed ${seed}`);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) {
      throw new Error('nothing to pick from');
    }
    return item;
  };
  const talk = openTalk({
    flows,
    manners: pick(['usual', usualSettings.manners, {}] as const),
    contact: { stranger: pick([true, false]) },
  });
  const trail: string[] = [];
  for (let step = 0; step < 60; step++) {
    const all = moves(talk, pick);
    const move = pick(all);
    trail.push(move.toString());
    move();
    const faults = ill(talk);
    if (faults.length > 0) {
      throw new Error(`seed ${seed}, step ${step}: ${faults.join('; ')}\n${trail.slice(-4).join('\n')}`);
    }
  }
  return talk;
}

describe('whatever happens to a contact', () => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed);

  it('nothing throws, no session is stranded, no follow-up outlives what it belongs to', () => {
    expect(() => seeds.map(wander)).not.toThrow();
  });

  it('no name is given twice', () => {
    for (const seed of seeds.slice(0, 20)) {
      const talk = wander(seed);
      const ids = (
        [
          'send',
          'heard',
          'keep',
          'session',
          'task',
          'notify',
          'held',
          'delivery',
          'handover',
          'consent',
          'incident',
          'call',
        ] as const
      )
        .flatMap((kind) => talk.effects(kind))
        .map(({ id }) => id);
      const rows = talk.effects('record').map(({ id, version }) => `${id} ${version}`);
      expect(new Set([...ids, ...rows]).size).toBe(ids.length + rows.length);
    }
  });

  it('the contact survives JSON unchanged', () => {
    for (const seed of seeds.slice(0, 20)) {
      const contact = wander(seed).contact();
      expect(JSON.parse(JSON.stringify(contact))).toEqual(contact);
    }
  });
});

describe('the same event on the same contact', () => {
  const happenings: readonly Event[] = [
    { id: 'm1', at: monday, kind: 'message', message: messageOf('kabar') },
    { id: 's1', at: monday, kind: 'start', flow: 'semangat', by: 'person', params: {} },
    { id: 'h1', at: monday, kind: 'handover', ticket: null, topic: '' },
  ];

  it.each(happenings)('gives the same turn: $kind', (event) => {
    const talk = openTalk({ flows });
    const contact = somebody();
    const before = JSON.stringify(contact);
    const turn = advance(talk.world(), contact, event);
    expect(advance(talk.world(), somebody(), event)).toStrictEqual(turn);
    expect(JSON.stringify(contact)).toBe(before);
  });

  it('falls the same way by chance, and another event another way', () => {
    const world = openTalk({ flows }).world();
    const say = (id: string) =>
      advance(world, somebody(), {
        id,
        at: monday,
        kind: 'start',
        flow: 'semangat',
        by: 'person',
        params: {},
      })
        .effects.filter((each) => each.kind === 'send')
        .map(({ text }) => text);
    expect(say('a')).toEqual(say('a'));
    expect(say('a')).not.toEqual(say('b'));
  });

  it('names everything after the event', () => {
    const { effects } = advance(openTalk({ flows }).world(), somebody(), {
      id: 'm1',
      at: monday,
      kind: 'message',
      message: messageOf('kabar'),
    });
    expect(
      effects.flatMap((each) => ('id' in each ? [each.id] : [])).every((id) => /^m1\.\d+$/.test(id)),
    ).toBe(true);
  });
});
