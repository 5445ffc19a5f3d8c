import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRehearsal } from '../../src/cli/rehearsal/open-rehearsal.ts';
import { newContact } from '../../src/domain/contact/contact.ts';
import { type Script } from '../../src/engine/script.ts';
import { formatFault } from '../../src/flowfile/yaml/fault.ts';
import { loadFolder } from '../../src/flowfile/load-folder.ts';
import { complete } from '../../src/flowfile/rapidpro/complete.ts';
import { planOurFlows } from '../../src/flowfile/rapidpro/as-yaml/plan-our-flows.ts';
import { readExport } from '../../src/flowfile/rapidpro/read-export.ts';
import { toContainer } from '../../src/flowfile/rapidpro/to-container.ts';
import { scriptOf } from './script-of.ts';

const now = Date.parse('2025-05-05T10:00:00+07:00');

/** What a flow says, and what its people are asked to choose from, for these words. */
function talk(script: Script, flow: string, words: readonly string[]) {
  const contact = newContact({
    id: 'c1',
    at: now,
    name: 'Siti Aminah',
    language: 'en',
    timezone: 'Asia/Jakarta',
    addresses: ['simulator:siti'],
    stranger: false,
  });
  const rehearsal = openRehearsal(script, contact, now);
  const heard = [
    rehearsal.start(flow),
    ...words.map((text) => (text === '(silence)' ? rehearsal.timeOut() : rehearsal.hear({ text }))),
  ];
  const said = heard.map(({ effects }) =>
    effects.flatMap((each) => (each.kind === 'send' ? [`${each.text} [${each.choices.join('|')}]`] : [])),
  );
  return { said, ended: rehearsal.contact().session === null, fields: rehearsal.contact().fields };
}

/** Writes a flow as YAML, checks that file, and plays the same words to both; the folder is an empty one. */
export function playBoth(folder: string, json: object, flow: string, words: readonly string[]) {
  const container = toContainer(json);
  const { files, remarks } = planOurFlows(container);
  files.forEach(({ name, text }) => {
    writeFileSync(join(folder, name), text);
  });
  const loaded = loadFolder({
    flows: folder,
    locales: join(folder, 'none'),
    media: join(folder, 'media'),
    packaged: 'locales',
  });
  const read = readExport(container, { idOf: ({ name }) => name.toLowerCase().replaceAll(' ', '-') });
  const workspace = complete(read.workspace, [...read.programs.values()], 'en');
  const script = scriptOf({});
  return {
    files,
    remarks,
    faults: loaded.faults.filter(({ level }) => level === 'error').map(formatFault),
    theirs: talk({ ...script, programs: read.programs, workspace }, flow, words),
    ours: talk({ ...script, programs: loaded.programs }, flow, words),
  };
}

/** Exits that lead to these nodes, the first of them `e0`. */
export const exits = (...to: readonly (string | null)[]) =>
  to.map((destination, place) => ({ uuid: `e${place}`, destination_uuid: destination }));
/** An action that says something. */
export const say = (text: string) => ({ uuid: `s-${text}`, type: 'send_msg', text });
/** Categories of a router, the first of them `c0`, each with its exit. */
export const categories = (...names: readonly string[]) =>
  names.map((name, place) => ({ uuid: `c${place}`, name, exit_uuid: `e${place}` }));

/** What every flow has. */
export const base = { spec_version: '13.2.0', language: 'eng', type: 'messaging', localization: {} };
