import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { contactOf, type Stage } from '../../../src/cli/replay/stage.ts';
import { createTalkWorlds } from '../../../src/cli/replay/talk-worlds.ts';
import { type RecordedTalk, transcriptSchema } from '../../../src/cli/replay/transcript-schema.ts';
import { createWebMocks } from '../../../src/cli/replay/web-mocks.ts';
import { type Contact } from '../../../src/domain/contact/contact.ts';
import { type Event } from '../../../src/domain/event.ts';
import { containerSchema } from '../../../src/flowfile/rapidpro/container-schema.ts';
import { readExport, type ReadExport } from '../../../src/flowfile/rapidpro/read-export.ts';
import { toContainer } from '../../../src/flowfile/rapidpro/to-container.ts';
import { readJsonFile } from '../../conformance/rapidpro/typed-cases.ts';
import { colourFlow } from '../../support/node-flow.ts';

/** The event that an input is, for a contact as it stands; undefined where it means nothing then. */
type NextEvent = (contact: Contact, place: number) => Event | undefined;

/** A talk that can be played again and again. */
export interface ImportedTalk {
  readonly open: () => Stage;
  readonly events: readonly NextEvent[];
}

/** The folders in a folder that hold talks: each has `container.json` and `transcripts.json`. */
export function findTalks(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'transcripts.json')));
}

/** The flow that asks for a colour, answered wrongly and then rightly: two questions and their answers. */
export function twoQuestions(): ImportedTalk {
  const colour = {
    uuid: '71111111-1111-4111-8111-111111111111',
    key: 'colour',
    name: 'Colour',
    type: 'text',
  };
  const read = readExport(toContainer({ flows: [colourFlow()], fields: [colour] }));
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

/** The talks of a folder with `container.json` and `transcripts.json`. */
export function readTalks(folder: string): readonly ImportedTalk[] {
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

function talkOf(talk: RecordedTalk, read: ReadExport): ImportedTalk {
  const at = Date.parse('2025-05-04T12:30:45Z');
  const worldAt = createTalkWorlds(talk, read);
  const contact = contactOf(talk);
  const open = (): Stage => ({ worldAt, mocks: createWebMocks(talk), contact, count: 0 });
  const events = talk.sprints.map(({ input }, number): NextEvent => {
    const base = { id: `s${number}`, at: at + number * 61_000 };
    const text = input && 'msg' in input ? (input.msg as { readonly text?: string }).text : undefined;
    if (number === 0) {
      return () => ({ ...base, kind: 'start', flow: talk.flow.uuid, by: 'person', params: {} });
    }
    if (text === undefined) {
      return ({ followUps }) => {
        const planned = followUps.find(({ kind }) => kind === 'timeout');
        return planned && { ...base, kind: 'due', followUp: { ...planned, due: base.at } };
      };
    }
    const from = contact.addresses[0] ?? 'simulator:replay';
    const message = { from, text, media: [], tap: null, startCode: null, edited: false, sentAt: null };
    const said = { ...base, kind: 'message', message } as const;
    return () => said;
  });
  return { open, events };
}
