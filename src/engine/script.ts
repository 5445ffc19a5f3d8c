import { type LocalDays } from '../domain/time/local-days.ts';
import { normalise } from '../domain/text/normalise.ts';
import { anyPeople, type PeopleRules } from '../domain/contact/people-rules.ts';
import { createCampaigns } from './campaigns/campaigns.ts';
import { type GroupLimits, type Program } from './program.ts';
import { emptyWorkspace, type Workspace } from './workspace.ts';
import { type Limits, type Manners, type World } from './world.ts';

/** Everything that people wrote for this programme: flows, texts, manners. Made once, by whoever read it. */
export interface Script {
  /** The live flows by id; another map after others have gone live. */
  readonly programs: ReadonlyMap<string, Program>;
  readonly phrase: World['phrase'];
  readonly title: World['title'];
  readonly titleOf: World['titleOf'];
  readonly reserved: World['reserved'];
  readonly command: World['command'];
  readonly urgent: World['urgent'];
  readonly worry: World['worry'];
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
  /** Numbers in [0, 1) that are laid down beforehand; absent: they follow from the event. */
  readonly chance?: () => number;
}

/** A flow with what starts it. */
interface Started {
  readonly program: Program;
  readonly interrupts: boolean;
  readonly groups?: GroupLimits | undefined;
}

type Index = Map<string, readonly Started[]>;

/** Gives worlds made of one script; the look-ups by keyword and event are prepared once for each set of live flows. */
export function createWorlds(script: Script): (moment: Moment) => World {
  let of = script.programs;
  let make = worldsOf(script, of);
  return (moment) => {
    if (script.programs !== of) {
      of = script.programs;
      make = worldsOf(script, of);
    }
    return make(moment);
  };
}

function worldsOf(script: Script, programs: Script['programs']): (moment: Moment) => World {
  const triggers = indexTriggers(programs.values());
  const fields = fieldsOf(programs.values());
  const { people = anyPeople, workspace = emptyWorkspace } = script;
  const campaigns = createCampaigns(programs.values(), script.localDays);
  // Named one by one: to spread as many properties takes longer than many a turn.
  return ({ now, unseen, older, chance }) => ({
    now,
    unseen,
    program: (flow, version) => {
      const live = programs.get(flow);
      return version === null || live?.version === version ? live : older(flow, version);
    },
    chance,
    keyword: triggers.keyword,
    onEvent: triggers.onEvent,
    anything: triggers.anything,
    phrase: script.phrase,
    title: script.title,
    titleOf: script.titleOf,
    reserved: script.reserved,
    command: script.command,
    urgent: script.urgent,
    worry: script.worry,
    languages: script.languages,
    manners: script.manners,
    limits: script.limits,
    people,
    fields,
    campaigns,
    workspace,
  });
}

/** The look-ups of flows by what starts them. */
function indexTriggers(programs: Iterable<Program>): Pick<World, 'keyword' | 'onEvent' | 'anything'> {
  const keywords: Index = new Map();
  const firsts: Index = new Map();
  const others: Index = new Map();
  const add = (index: Index, key: string, started: Started): void => {
    index.set(key, [...(index.get(key) ?? []), started]);
  };
  for (const program of programs) {
    for (const trigger of program.triggers) {
      if (trigger.kind === 'keyword') {
        const { words, first, interrupts, groups } = trigger;
        words.forEach((word) => {
          add(first ? firsts : keywords, normalise(word), { program, interrupts, groups });
        });
      } else if (trigger.kind === 'event' || trigger.kind === 'anything') {
        const name = trigger.kind === 'event' ? trigger.name : '';
        add(others, name, { program, interrupts: false, groups: trigger.groups });
      }
    }
  }
  return {
    keyword: (word, groups) =>
      meantFor(keywords.get(word), groups) ?? meantFor(firsts.get(word.split(' ', 1)[0] ?? ''), groups),
    onEvent: (name, groups) =>
      (others.get(name) ?? []).filter((each) => fits(each, groups)).map(({ program }) => program),
    anything: (groups) => meantFor(others.get(''), groups)?.program,
  };
}

/** Of several flows the one for a group of the person, else the one that was read last. */
function meantFor(started: readonly Started[] = [], groups: readonly string[]): Started | undefined {
  const fitting = started.filter((each) => fits(each, groups));
  return fitting.findLast((each) => (each.groups?.only.length ?? 0) > 0) ?? fitting.at(-1);
}

function fits({ groups: limits }: Started, groups: readonly string[]): boolean {
  return (
    limits === undefined ||
    ((limits.only.length === 0 || limits.only.some((name) => groups.includes(name))) &&
      !limits.not.some((name) => groups.includes(name)))
  );
}

function fieldsOf(programs: Iterable<Program>): readonly string[] {
  const keys = new Set<string>();
  for (const { steps } of programs) {
    for (const step of steps) {
      const paths = step.verb === 'set' ? step.assignments.map(({ path }) => path) : [];
      const names = paths.map((path) => /^(?:family\.)?fields\.(.+)$/u.exec(path)?.[1]);
      names.forEach((name) => name !== undefined && keys.add(name));
    }
  }
  return [...keys];
}
