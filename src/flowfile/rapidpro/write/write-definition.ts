import { uuidFrom } from '../../../engine/nodes/run-state.ts';
import { toThreeLetters } from '../../../engine/nodes/three-letters.ts';
import {
  END,
  type AskStep,
  type Program,
  type Step,
  type StepBase,
  type Target,
} from '../../../engine/program.ts';
import { type Remark } from '../reading.ts';
import { type Exporting, type TheirNode, type TheirReference } from './exporting.ts';
import { theirTemplate } from './their-template.ts';
import { isOfOurTask } from './write-assignments.ts';
import { plainNode } from './write-node.ts';
import { writeStep } from './write-step.ts';

/** A flow of ours as one of RapidPro, and what of it is not the same. */
export interface WrittenDefinition {
  readonly definition: object;
  readonly remarks: readonly Remark[];
}

/** The version of the format; the one that RapidPro writes itself. */
const version = '13.2.0';
/** The longest that a question stays open there, in minutes: two weeks. */
const longest = 20_160;

/** Writes a flow of ours as nodes, each step as one or some. */
export function writeDefinition(
  program: Program,
  around: {
    readonly flowOf: (id: string) => TheirReference;
    readonly groupOf: (name: string) => TheirReference;
  },
): WrittenDefinition {
  const remarks = new Map<string, Remark>();
  const remark: Exporting['remark'] = ({ key, line }, text) => {
    const where = `step ${key} (line ${line})`;
    remarks.set(`${where} ${text}`, { kind: 'unsupported', flow: program.title, where, text });
  };
  const localization: Localization = {};
  const exporting = createExporting(program, { ...around, remark, localization });
  const nodes = withEntry(
    exporting,
    program,
    program.steps.flatMap((step) => writeStep(exporting, step)),
  );
  const { uuid, name } = around.flowOf(program.id);
  const definition = {
    uuid,
    name: name.slice(0, 64),
    spec_version: version,
    language: toThreeLetters(program.language),
    type: 'messaging',
    revision: 1,
    expire_after_minutes: openFor(program, remark),
    localization,
    nodes,
  };
  return { definition, remarks: [...remarks.values()] };
}

type Localization = Record<string, Record<string, Record<string, readonly string[]>>>;

function createExporting(
  program: Program,
  around: Pick<Exporting, 'flowOf' | 'groupOf' | 'remark'> & { readonly localization: Localization },
): Exporting {
  const { remark, localization, flowOf, groupOf } = around;
  const { steps } = program;
  const asked = steps.filter((step) => step.verb === 'ask');
  const answers = new Map(asked.map(({ key, answer }) => [key.toLowerCase(), answer] as const));
  const sources = JSON.stringify(steps).toLowerCase();
  const idOf = (name: string): string => uuidFrom(`${program.id} ${name}`);
  const write: Exporting['write'] = (step, { source }) =>
    theirTemplate(source, {
      answers,
      unknown: (text) => {
        remark(step, text);
      },
    });
  return {
    flowOf,
    groupOf,
    remark,
    idOf,
    write,
    isUsed: (result) => sources.includes(`results.${result}`),
    nameOf: (target) => (target === END ? 'end' : (steps[target]?.key ?? 'end').replace('#', 'step_')),
    wayTo: (target) => {
      const found = findNode(steps, target);
      return found ? idOf(found.key) : null;
    },
    localise: (step, { id, property }, texts) => {
      const languages = new Set(texts.flatMap(({ translations }) => Object.keys(translations)));
      for (const language of languages) {
        const written = texts.map((text) => write(step, text.translations[language] ?? text.source));
        const things = (localization[toThreeLetters(language)] ??= {});
        things[id] = { ...things[id], [property]: written };
      }
      return texts.map(({ source }) => write(step, source));
    },
  };
}

/** The first step from a place on that has a node; undefined where the flow ends before. */
function findNode(steps: readonly Step[], target: Target): StepBase | undefined {
  const seen = new Set<Target>();
  for (let place = target; !seen.has(place);) {
    seen.add(place);
    const step = steps[place];
    if (step === undefined || step.verb === 'end') {
      return undefined;
    }
    if (!leadsOn(step)) {
      return step;
    }
    place = step.next;
  }
  return undefined;
}

/** Whether a step has no node of its own. */
function leadsOn(step: Step): boolean {
  return (
    ['goto', 'task', 'notify', 'outside'].includes(step.verb) ||
    (step.verb === 'set' && step.assignments.every(({ path }) => isOfOurTask(path)))
  );
}

/** The first node is where the flow begins; it does not wait, or the word that started the flow would answer it. */
function withEntry(
  exporting: Exporting,
  { steps }: Program,
  nodes: readonly TheirNode[],
): readonly TheirNode[] {
  const first = findNode(steps, 0);
  const entry = nodes.find(({ uuid }) => first && uuid === exporting.idOf(first.key));
  if (!entry) {
    return nodes;
  }
  const others = nodes.filter((node) => node !== entry);
  return entry.router?.wait
    ? [plainNode(exporting, 'beginning', { actions: [], to: entry.uuid }), entry, ...others]
    : [entry, ...others];
}

function openFor({ steps, expires }: Program, remark: Exporting['remark']): number {
  const asked = steps.filter((step): step is AskStep => step.verb === 'ask');
  const minutes = (after: number): number => Math.ceil(after / 60_000);
  for (const step of asked.filter(({ timeout }) => minutes(timeout.after) > longest)) {
    remark(step, 'a question stays open for two weeks at most there');
  }
  return Math.min(
    longest,
    Math.max(0, minutes(expires ?? 0), ...asked.map(({ timeout }) => minutes(timeout.after))),
  );
}
