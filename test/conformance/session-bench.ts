import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { applyEvent, contactOf, type Stage } from '../../src/cli/replay/stage.ts';
import { createTalkWorlds } from '../../src/cli/replay/talk-worlds.ts';
import { type RecordedTalk, transcriptSchema } from '../../src/cli/replay/transcript-schema.ts';
import { createWebMocks } from '../../src/cli/replay/web-mocks.ts';
import { type Contact } from '../../src/domain/contact.ts';
import { type Event } from '../../src/domain/event.ts';
import { containerSchema } from '../../src/flowfile/rapidpro/container-schema.ts';
import { readExport, type ReadExport } from '../../src/flowfile/rapidpro/read-export.ts';
import { toContainer } from '../../src/flowfile/rapidpro/to-container.ts';
import { colourFlow } from '../support/node-flow.ts';
import { readJsonFile } from './rapidpro/typed-cases.ts';

/** Once to warm up and once to measure, in microseconds of CPU time. */
const LONG = 4_000_000;

/** Rounds between two looks at the clock. */
const ROUNDS = 5;

/** The event that an input is, for a contact as it stands. */
type NextEvent = (contact: Contact, place: number) => Event | undefined;

interface Talk {
  readonly open: () => Stage;
  readonly events: readonly NextEvent[];
}

/**
 * Measures how many steps (a start, an answer, a timeout) of imported flows are made in a second of CPU time, where
 * the contact with its session is written to JSON and read again between any two: `npx tsx
 * test/conformance/session-bench.ts [folder of folders with container.json and transcripts.json]`.
 */
function measureSteps([given]: readonly string[]): void {
  print('two questions', [twoQuestions()]);
  const folders = given === undefined ? [] : readdirSync(given).map((name) => join(given, name));
  for (const folder of folders.filter((each) => existsSync(join(each, 'transcripts.json')))) {
    print(folder.split('/').at(-1) ?? folder, readTalks(folder));
  }
}

function print(what: string, talks: readonly Talk[]): void {
  playFor(talks, LONG);
  process.stdout.write(`${what}: ${Math.round(playFor(talks, LONG))} steps per second of CPU time\n`);
}

/** Steps per second of CPU time, over as many rounds as fill the time. */
function playFor(talks: readonly Talk[], time: number): number {
  const before = process.cpuUsage();
  for (let steps = 0; ;) {
    for (let round = 0; round < ROUNDS; round++) {
      steps += playAll(talks);
    }
    const { user, system } = process.cpuUsage(before);
    if (user + system > time) {
      return (steps * 1_000_000) / (user + system);
    }
  }
}

function playAll(talks: readonly Talk[]): number {
  let steps = 0;
  for (const { open, events } of talks) {
    const stage = open();
    for (const [place, next] of events.entries()) {
      const event = next(stage.contact, place);
      if (event) {
        applyEvent(stage, event.at, event);
        stage.contact = JSON.parse(JSON.stringify(stage.contact)) as Contact;
        steps += 1;
      }
    }
  }
  return steps;
}

/** The flow that asks for a colour, answered wrongly and then rightly: two questions and their answers. */
function twoQuestions(): Talk {
  const read = readExport(toContainer(colourFlow()));
  const talk = transcriptSchema.parse({
    id: 'own',
    assets: 'own',
    environment: { timezone: 'Asia/Jakarta', allowed_languages: ['eng'] },
    contact: { uuid: 'c1', name: 'Siti', language: 'eng', urns: ['tel:+62811'] },
    flow: { uuid: '11111111-1111-4111-8111-111111111111', name: 'Favourite colour' },
    trigger: { type: 'manual' },
    sprints: [
      {},
      { input: { msg: { text: 'Blue', urn: 'tel:+62811' } } },
      { input: { msg: { text: 'Red', urn: 'tel:+62811' } } },
    ],
  });
  return talkOf(talk, read);
}

function readTalks(folder: string): readonly Talk[] {
  const parts = ['container.json', 'assets_extra.json'].filter((file) => existsSync(join(folder, file)));
  const [first, ...more] = parts.map((file) => containerSchema.parse(readJsonFile(folder, file)));
  const read = readExport(containerSchema.parse({ ...Object.assign({}, ...more), ...first }));
  // Some recordings hold the reason why a flow was refused, and no talk.
  const talks = z.array(z.unknown()).parse(readJsonFile(folder, 'transcripts.json'));
  return talks.flatMap((each) => {
    const { data } = transcriptSchema.safeParse(each);
    return data ? [talkOf(data, read)] : [];
  });
}

function talkOf(talk: RecordedTalk, read: ReadExport): Talk {
  const at = Date.parse('2025-05-04T12:30:45Z');
  const worldAt = createTalkWorlds(talk, read);
  const open = (): Stage => ({ worldAt, mocks: createWebMocks(talk), contact: contactOf(talk), count: 0 });
  const events = talk.sprints.map(({ input }, number): NextEvent => {
    const base = { id: `s${number}`, at: at + number * 61_000 };
    const text = input && 'msg' in input ? (input.msg as { readonly text?: string }).text : undefined;
    if (number === 0) {
      return () => ({ ...base, kind: 'start', flow: talk.flow.uuid, by: 'person', params: {} });
    }
    return ({ followUps, addresses }) => {
      const planned = followUps.find(({ kind }) => kind === 'timeout');
      if (text === undefined) {
        return planned && { ...base, kind: 'due', followUp: { ...planned, due: base.at } };
      }
      const from = addresses[0] ?? 'simulator:replay';
      const message = { from, text, media: [], tap: null, startCode: null, edited: false, sentAt: null };
      return { ...base, kind: 'message', message };
    };
  });
  return { open, events };
}

measureSteps(process.argv.slice(2));
