import { type LocalDays } from '../domain/local-days.ts';
import { normalise } from '../domain/normalise.ts';
import { anyPeople, type PeopleRules } from '../domain/people-rules.ts';
import { createCampaigns } from './campaigns/campaigns.ts';
import { type Program } from './program.ts';
import { emptyWorkspace, type Workspace } from './workspace.ts';
import { type Limits, type Manners, type World } from './world.ts';

/** Everything that people wrote for this programme: flows, texts, manners. Made once, by whoever read it. */
export interface Script {
  /** The live flows by id. */
  readonly programs: ReadonlyMap<string, Program>;
  readonly phrase: World['phrase'];
  readonly title: World['title'];
  readonly titleOf: World['titleOf'];
  readonly reserved: World['reserved'];
  readonly command: World['command'];
  readonly urgent: World['urgent'];
  readonly languages: World['languages'];
  readonly manners: Manners;
  readonly limits: Limits;
  /** What the programme lays down about its people; absent: nothing. */
  readonly people?: PeopleRules;
  /** The calendar of the place; absent: an empty one. */
  readonly localDays?: LocalDays;
  /** What imported flows find beside themselves; absent: nothing. */
  readonly workspace?: Workspace;
}

/** What of the world changes from turn to turn. */
export interface Moment {
  readonly now: number;
  readonly unseen: World['unseen'];
  /** A version that is no longer live, if it is at hand. */
  readonly older: (flow: string, version: string) => Program | undefined;
}

type Keywords = Map<string, { readonly program: Program; readonly interrupts: boolean }>;

/** Gives worlds made of one script; the look-ups by keyword and event are prepared once. */
export function createWorlds(script: Script): (moment: Moment) => World {
  const keywords: Keywords = new Map();
  const firsts: Keywords = new Map();
  const events = new Map<string, Program[]>();
  for (const program of script.programs.values()) {
    indexTriggers(program, { keywords, firsts, events });
  }
  const fields = fieldsOf(script.programs.values());
  const { people = anyPeople, workspace = emptyWorkspace, localDays, ...given } = script;
  const campaigns = createCampaigns(script.programs.values(), localDays);
  return ({ now, unseen, older }) => ({
    ...given,
    now,
    unseen,
    program: (flow, version) => {
      const live = script.programs.get(flow);
      return version === null || live?.version === version ? live : older(flow, version);
    },
    keyword: (word) => keywords.get(word) ?? firsts.get(word.split(' ', 1)[0] ?? ''),
    onEvent: (name) => events.get(name) ?? [],
    people,
    fields,
    campaigns,
    workspace,
  });
}

function indexTriggers(
  program: Program,
  index: {
    readonly keywords: Keywords;
    readonly firsts: Keywords;
    readonly events: Map<string, Program[]>;
  },
): void {
  const { keywords, firsts, events } = index;
  for (const trigger of program.triggers) {
    if (trigger.kind === 'keyword') {
      for (const word of trigger.words) {
        const meant = { program, interrupts: trigger.interrupts };
        (trigger.first ? firsts : keywords).set(normalise(word), meant);
      }
    } else if (trigger.kind === 'event') {
      events.set(trigger.name, [...(events.get(trigger.name) ?? []), program]);
    }
  }
}

function fieldsOf(programs: Iterable<Program>): readonly string[] {
  const keys = new Set<string>();
  for (const { steps } of programs) {
    for (const step of steps) {
      const paths = step.verb === 'set' ? step.assignments.map(({ path }) => path) : [];
      paths.filter((path) => path.startsWith('fields.')).forEach((path) => keys.add(path.slice(7)));
    }
  }
  return [...keys];
}
