import { join, resolve } from 'node:path';
import { type LocalDays } from '../domain/time/local-days.ts';
import { type Program } from '../engine/program.ts';
import { checkPrograms } from './checks/check-programs.ts';
import { compareFaults, type Fault, formatFault } from './yaml/fault.ts';
import { clashes } from './rapidpro/clashes.ts';
import { type ImportedFlows, loadImported } from './rapidpro/load-imported.ts';
import {
  folderFaults,
  isFile,
  isFolder,
  misnamedFlows,
  misnamedTexts,
  readIfThere,
  readSource,
} from './yaml/list-files.ts';
import { loadLocales, type Locales } from './texts/load-locales.ts';
import { type LocaleFile } from './texts/locale-file.ts';
import { createPhrases, type Phrases } from './texts/phrases.ts';
import { type FlowFile, flowIdOf, readFlowFile } from './flow/read-flow-file.ts';
import { type Settings } from './settings/settings.ts';
import { loadRules, absentFlows, type Named } from './load-rules.ts';
import { flowNames } from './read-flow-texts.ts';

/** Everything that the people of a programme wrote, ready to run, and what is wrong with it. */
export interface FlowFolder {
  /** The flows without errors, by id. */
  readonly programs: ReadonlyMap<string, Program>;
  /** Their source texts by id, to be kept for people who are in an older version. */
  readonly sources: ReadonlyMap<string, string>;
  readonly phrases: Phrases;
  readonly settings: Settings;
  /** The sets of days that triggers may name. */
  readonly calendar: LocalDays;
  /** The flows that come from elsewhere; they are among the programs too. */
  readonly imported: ImportedFlows;
  /** Translations, for `recompile`. */
  readonly locales: readonly LocaleFile[];
  /** All faults of all files, by file and place. */
  readonly faults: readonly Fault[];
  /** What runs as written but was hardly meant so. */
  readonly hints: readonly Fault[];
}

/** Where a programme's files are. */
export interface Folders {
  readonly flows: string;
  readonly locales: string;
  readonly media: string;
  /** The locales that come with the product: its texts where the programme has none of its own. */
  readonly packaged: string;
  /** The language that every chain of fallbacks ends in. */
  readonly defaultLanguage?: string;
  /** Texts of flow files that are judged as if they lay there, in the place of those of the same name. */
  readonly drafts?: readonly FlowSource[];
  /** The flow files in the place of all those of the folder: what is live where that is not what the files say. */
  readonly live?: readonly FlowSource[] | null;
}

/** The text of a flow file that need not be there yet. */
export interface FlowSource {
  /** Such as `posyandu.yaml`. */
  readonly name: string;
  readonly text: string;
}

/** Reads all files of a programme and reports every fault at once; throws nothing. */
export function loadFolder(where: Folders): FlowFolder {
  const { settings, calendar, named, faults: ofSettings } = loadRules(where.flows);
  const own = loadLocales(where.locales);
  const packaged =
    resolve(where.packaged) === resolve(where.locales) ? noLocales : loadLocales(where.packaged);
  const phrases = createPhrases([...own.systems, ...packaged.systems], where.defaultLanguage ?? 'id');
  const { names, files } = readFlows(where);
  const imported = loadImported(join(where.flows, 'imported'), where.defaultLanguage ?? 'id');
  const ids = new Set([...names.map(flowIdOf), ...imported.programs.keys()]);
  const flows = files.flatMap((file) =>
    file.fault ? [] : readOne(file, { where, ids, locales: own.files, settings, named }),
  );
  checkPrograms(flows, { reserved: phrases.reserved, locales: own.files, settings });
  noteAbsences(flows, { ids, where, locales: own.files });
  const faults = [
    ...absentOrClosed(where.flows),
    ...files.flatMap(({ fault }) => fault ?? []),
    ...ofSettings,
    ...absentFlows(where.flows, settings, ids),
    ...imported.faults,
    ...clashes(flows, imported),
    ...[...own.faults, ...packaged.systems.flatMap(({ source }) => source.faults())],
    ...[...flows, ...own.files, ...own.systems].flatMap(({ source }) => source.faults()),
  ];
  const sound = flows.filter(({ source }) => source.faults().every(({ level }) => level === 'warning'));
  return {
    programs: new Map([
      ...imported.programs,
      ...sound.flatMap(({ id, program }): [string, Program][] => (program ? [[id, program]] : [])),
    ]),
    sources: new Map([...imported.sources, ...sound.map(({ id, source }) => [id, source.text] as const)]),
    imported,
    phrases,
    settings,
    calendar,
    locales: own.files,
    faults: inOrder(faults),
    hints: inOrder([...unread(where), ...[...flows, ...own.files].flatMap(({ source }) => source.hints())]),
  };
}

const unread = ({ flows, locales }: Folders): readonly Fault[] => [
  ...misnamedFlows(flows, locales),
  ...misnamedTexts(locales),
];

/** The flow files of the folder, each draft in the place of the file that it is to become. */
function readFlows(where: Folders) {
  const drafts = new Map((where.live ?? where.drafts ?? []).map(({ name, text }) => [name, text]));
  const names = [...new Set([...(where.live ? [] : flowNames(where.flows)), ...drafts.keys()])];
  const files = names.map((name) => {
    const [file, text] = [join(where.flows, name), drafts.get(name)];
    return text === undefined ? readSource(file) : { file, text, fault: null };
  });
  return { names, files };
}

const noLocales: Locales = { files: [], systems: [], faults: [] };

function readOne(
  file: { readonly file: string; readonly text: string },
  around: {
    readonly where: Folders;
    readonly ids: ReadonlySet<string>;
    readonly locales: readonly LocaleFile[];
    readonly settings: Settings;
    readonly named: Named;
  },
): FlowFile {
  const { where, ids, locales, settings, named } = around;
  const id = flowIdOf(file.file);
  return readFlowFile(file, {
    flows: ids,
    hasMedia: (name) => isFile(join(where.media, name)),
    locales: locales.filter(({ flow }) => flow === id),
    question: settings.question,
    ...named,
    fields: settings.people.fields.size === 0 ? null : new Set(settings.people.fields.keys()),
    topics: settings.desk.topics.length === 0 ? null : settings.desk.topics,
  });
}

/** Warns of tests and flows that are not there. */
function noteAbsences(
  flows: readonly FlowFile[],
  around: {
    readonly ids: ReadonlySet<string>;
    readonly where: Folders;
    readonly locales: readonly LocaleFile[];
  },
): void {
  const { ids, where, locales } = around;
  for (const { id, source } of flows) {
    if (!holdsTests(join(where.flows, `${id}.test.yaml`))) {
      source.warn(0, `no transcript test; write one in ${id}.test.yaml`);
    }
  }
  for (const { flow, source } of locales) {
    if (!ids.has(flow)) {
      source.warn(0, `there is no flow "${flow}" for these translations; rename or remove the file`);
    }
  }
}

/** Whether a file is there and holds at least one test; what is wrong in it is for `flows test` to say. */
function holdsTests(file: string): boolean {
  const source = readIfThere(file);
  const written = source && !source.fault ? source.text.replaceAll(/#.*/gu, '') : 'not known';
  return source !== undefined && !/^\s*(?:tests:\s*(?:\[\s*\])?\s*)?$/u.test(written);
}

/** What hides the flow files: an empty programme is no fault, one that cannot be seen is. */
function absentOrClosed(folder: string): readonly Fault[] {
  const text = 'there is no such folder; set FLOWS_DIR to the folder of the flow files';
  return isFolder(folder)
    ? [folder, join(folder, 'imported')].flatMap(folderFaults)
    : [{ file: folder, line: 1, column: 1, level: 'error', text }];
}

function inOrder(faults: readonly Fault[]): readonly Fault[] {
  const once = new Map(faults.map((fault) => [formatFault(fault), fault]));
  return [...once.values()].sort(compareFaults);
}
