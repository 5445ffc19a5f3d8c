import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { playTranscript } from '../../../../src/cli/flows/play-transcript.ts';
import { type Program } from '../../../../src/engine/program.ts';
import { complete } from '../../../../src/flowfile/rapidpro/complete.ts';
import { planOurFlows } from '../../../../src/flowfile/rapidpro/as-yaml/plan-our-flows.ts';
import { readExport } from '../../../../src/flowfile/rapidpro/read-export.ts';
import { readTriggers } from '../../../../src/flowfile/rapidpro/read-triggers.ts';
import { toContainer } from '../../../../src/flowfile/rapidpro/to-container.ts';
import { exportFlows } from '../../../../src/flowfile/rapidpro/write/export-flows.ts';
import { readTranscripts, type Transcript } from '../../../../src/flowfile/transcripts/transcript.ts';
import { readFolder, toScript } from '../../../../src/assembly/script.ts';
import { programOf } from '../../../support/script-of.ts';

const folder = readFolder({ flowsDir: 'flows', localesDir: 'locales', language: 'id' });
const usual = { language: 'id', timezone: 'Asia/Jakarta' };

/** Flows of ours, written as an export and read again. */
function thereAndBack(programs: ReadonlyMap<string, Program>) {
  const written = exportFlows([...programs.values()], { known: programs, sourceOf: () => undefined });
  const container = toContainer(JSON.parse(JSON.stringify(written.container)));
  const ids = new Map([...programs.values()].map(({ id, title }) => [title, id] as const));
  const read = readExport(container, {
    idOf: ({ name }) => ids.get(name) ?? name,
    triggersOf: ({ uuid, name }) =>
      readTriggers(
        container.triggers.filter(({ flow }) => flow?.uuid === uuid),
        name,
      ).triggers,
  });
  const workspace = complete(read.workspace, [...read.programs.values()], 'id');
  return { remarks: written.remarks, container, read, workspace };
}

const transcriptsOf = (flow: string): readonly Transcript[] => {
  const file = join('flows', `${flow}.test.yaml`);
  return readTranscripts({ file, text: readFileSync(file, 'utf8') }).transcripts;
};

/** What the report says that is not understood there, and how it is said so that it is. */
const plainly: { readonly [said: string]: string } = {
  'cek kabar': 'kabar',
  'cek kemajuan': 'kemajuan',
  'Kami sudah mandiri': 'sudahmandiri',
  'kami sudah mandiri': 'sudahmandiri',
  'sudah mandiri': 'sudahmandiri',
  'tidak perlu bantuan lagi': 'sudahmandiri',
  'belum mandiri': 'belummandiri',
  'masih perlu bantuan': 'belummandiri',
  'butuh bantuan lagi': 'belummandiri',
  'perlu bantuan lagi': 'belummandiri',
  'undang keluarga': 'undang',
  'isi kuesioner': 'kuesioner',
  'laporan mingguan': 'laporan',
  'cuma tiga hari': 'cuma 3 hari',
  'anak sakit bu': 'sakit',
  'lima orang': '5 orang',
  'lima belas keluarga': '15 keluarga',
  besok: '6/5/2025',
  kemarin: '4/5/2025',
  '9 Mei': '9/5/2025',
  '12 Mei': '12/5/2025',
  '1 Mei 2025': '1/5/2025',
  '3 Mei 2025': '3/5/2025',
};

/** A voice note to a question with choices, or for a number, is not taken there. */
const beyond = 'pesan suara';

/** How people are addressed is a field there; while it is empty, they are called by their first name. */
const byFirstName = (text: string): string =>
  text.replace(/(?<=, )(?:Ibu\/Bapak|Bapak\/Ibu)(?: (\p{L}+))?(?=[.,!])/u, '$1');

const inPlainWords = (transcript: Transcript): Transcript => ({
  ...transcript,
  talk: transcript.talk.map((line) =>
    line.kind === 'them'
      ? { ...line, text: plainly[line.text] ?? line.text }
      : line.kind === 'bot'
        ? { ...line, texts: line.texts.map(byFirstName) }
        : line,
  ),
  results: null,
  tasks: null,
  notified: null,
  status: null,
});

describe('the flows that come with the product, exported and imported again', () => {
  const back = thereAndBack(folder.programs);
  const script = {
    ...toScript(folder, { quietHours: true }),
    programs: back.read.programs,
    workspace: back.workspace,
  };

  it.each([...folder.programs.keys()])('say the same: %s', (flow) => {
    const reports = transcriptsOf(flow)
      .filter(({ it: name }) => !name.includes(beyond))
      .map((transcript) => [
        transcript.it,
        ...playTranscript(flow, inPlainWords(transcript), { script, usual }),
      ]);
    expect(reports.filter(([, ...differences]) => differences.length > 0)).toEqual([]);
  });

  it('say the same in their other languages', () => {
    const { localization } = back.container.flows
      .map((flow) => flow as { name: string; localization: Record<string, unknown> })
      .find(({ name }) => name === 'Semangat mingguan') ?? { localization: {} };
    expect(Object.keys(localization).sort()).toEqual(['eng', 'jav']);
  });

  it('are told about where they are not the same, step by step', () => {
    const told = back.remarks.map(({ flow, where, text }) => `${flow}, ${where}: ${text}`);
    expect(told.filter((line) => line.startsWith('Pertemuan bulanan'))).toEqual([
      'Pertemuan bulanan, : it is for beneficiary only; there it is for everyone',
      expect.stringMatching(/step coming \(line \d+\): only the number, the label/u),
      expect.stringMatching(/step no \(line \d+\): "task" cannot be said there/u),
      expect.stringMatching(/\(line \d+\): "contact.companion" is the field "companion" there/u),
    ]);
  });

  it('read again without anything to repair', () => {
    expect(back.read.remarks).toEqual([]);
  });
});

describe('a flow that is exported', () => {
  const one = (text: string) => {
    const { container, remarks } = thereAndBack(new Map([['tanya', programOf('tanya', text)]]));
    const [flow] = container.flows as { nodes: readonly { router?: object; actions: readonly object[] }[] }[];
    return { container, remarks, nodes: flow?.nodes ?? [] };
  };

  it('asks by a message with buttons and tells the answers apart by category', () => {
    const { nodes } = one(`
title: Tanya
triggers: [{ keyword: [tanya] }]
steps:
  - ask: Mau?
    id: mau
    choices: [{ value: ya, label: Ya, goto: end }, { value: tidak, label: Tidak }]
    remind: []
    timeout: { after: 2h, goto: lain }
    invalid: { tries: 0, goto: lain }
  - id: lain
    set: { contact.fields.mau: '@results.mau' }
  - tag: pemula
`);
    const [beginning, asking] = nodes;
    expect(beginning?.router).toBeUndefined();
    expect(asking?.actions).toMatchObject([
      { type: 'send_msg', text: 'Mau?', quick_replies: ['Ya', 'Tidak'] },
    ]);
    expect(asking?.router).toMatchObject({
      type: 'switch',
      operand: '@input.text',
      result_name: 'mau',
      categories: [{ name: 'ya' }, { name: 'tidak' }, { name: 'Other' }, { name: 'No Response' }],
      wait: { type: 'msg', timeout: { seconds: 7200 } },
    });
    const actions = nodes.slice(2).flatMap((node) => node.actions);
    expect(actions).toContainEqual(
      expect.objectContaining({
        type: 'set_contact_field',
        field: { key: 'mau', name: 'Mau' },
        value: '@results.mau.category',
      }),
    );
    expect(actions).toContainEqual(
      expect.objectContaining({ groups: [expect.objectContaining({ name: 'pemula' })] }),
    );
  });

  it('declares its fields, groups and keywords beside it', () => {
    const { container } = one(`
title: Tanya
triggers: [{ keyword: [tanya, mau tanya] }]
steps:
  - set: { contact.fields.langkah_kecil: pelan }
  - tag: pemula
`);
    expect(container.fields).toMatchObject([{ key: 'langkah_kecil', name: 'Langkah kecil' }]);
    expect(container.groups).toMatchObject([{ name: 'pemula' }]);
    expect(container.triggers).toMatchObject([{ trigger_type: 'K', keywords: ['tanya'], match_type: 'O' }]);
  });

  it('keeps a plain text and the same ids each time', () => {
    const text = `
title: Salam
steps:
  - say: Halo @contact.first_name, tulis ke kami@desa.id
`;
    const first = one(text);
    expect(first.nodes[0]?.actions).toMatchObject([
      { text: 'Halo @contact.first_name, tulis ke kami@desa.id' },
    ]);
    expect(one(text).container).toEqual(first.container);
  });

  it('can be written as YAML of ours again where its shape allows', () => {
    const { container } = one(`
title: Salam
steps:
  - say: Halo
  - ask: Siapa namanya?
    id: nama
    remind: []
    timeout: { after: 1d, goto: end }
  - say: Terima kasih, @results.nama
`);
    const { files, remarks } = planOurFlows(container);
    expect(remarks).toEqual([]);
    expect(files[0]?.text).toContain('ask: Siapa namanya?');
  });
});
