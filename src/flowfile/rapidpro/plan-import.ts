import { complete } from './complete.ts';
import { type Container } from './container-schema.ts';
import { messagesAsFlows } from './messages-as-flows.ts';
import { findMissing } from './find-missing.ts';
import { findStrayTriggers } from './find-stray-triggers.ts';
import { judgeCampaign } from './judge-campaign.ts';
import { workspaceFile } from './load-imported.ts';
import { readDefinition } from './read-definition.ts';
import { readTriggers } from './read-triggers.ts';
import { readWorkspace } from './read-workspace.ts';
import { type Remark } from './reading.ts';
import { readRepaired } from './repair.ts';
import { slugs } from './slugs.ts';

/** What an import writes, and what there is to say about it. */
export interface ImportPlan {
  /** Files of `FLOWS_DIR/imported`. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** The flows that are imported, by title. */
  readonly titles: readonly string[];
  readonly remarks: readonly Remark[];
  /** Campaigns that start flows, by name: they are kept beside them. */
  readonly campaigns: readonly string[];
}

/** What earlier imports left. */
export interface Imported {
  /** The UUID of the flow in each file, by the file's name without `.json`. */
  readonly files: ReadonlyMap<string, string>;
  readonly workspace: Container;
}

/** Plans the import of an export: a file for each flow, one for all that lies beside them. */
export function planImport(exported: Container, language: string, before: Imported): ImportPlan {
  const container = messagesAsFlows(exported);
  const remarks: Remark[] = [];
  const sound = readRepaired(container, remarks);
  const names = slugs(sound, before.files);
  const ids = new Map(sound.map(({ uuid }, place) => [uuid, names[place] ?? uuid] as const));
  const files = sound.map((definition, place) => {
    const mine = container.triggers.filter(({ flow }) => flow?.uuid === definition.uuid);
    remarks.push(...readTriggers(mine, definition.name).remarks);
    return { name: `${names[place] ?? definition.uuid}.json`, text: write({ definition, triggers: mine }) };
  });
  remarks.push(...findStrayTriggers(container.triggers, new Set(ids.keys())));
  const programs = sound.map((definition, place) => {
    const id = names[place] ?? definition.uuid;
    const flowId = ({ uuid = '' }: { readonly uuid?: string | undefined }): string => ids.get(uuid) ?? uuid;
    const read = readDefinition(definition, { id, triggers: [], flowId });
    remarks.push(...read.remarks);
    return read.program;
  });
  const beside = merge(before.workspace, { ...container, flows: [], triggers: [] });
  const declared = readWorkspace(beside);
  remarks.push(...findMissing(programs, declared, complete(declared, programs, language)));
  const known = new Set([...before.files.values(), ...ids.keys()]);
  const campaigns = container.campaigns.map((each) => judgeCampaign(each, known));
  remarks.push(...campaigns.flatMap((each) => each.remarks));
  return {
    files: [...files, { name: workspaceFile, text: write(beside) }],
    titles: sound.map(({ name }) => name),
    remarks,
    campaigns: campaigns.filter(({ runs }) => runs).map(({ name }) => name),
  };
}

/** Lists of two exports are one; of two things with the same name the later one counts. */
function merge(before: Container, now: Container): Container {
  const lists = Object.entries(now).map(([name, list]) => [
    name,
    Array.isArray(list) && Array.isArray(before[name])
      ? [
          ...new Map(
            [...(before[name] as unknown[]), ...(list as unknown[])].map((each) => [nameOf(each), each]),
          ).values(),
        ]
      : list,
  ]);
  return { ...before, ...(Object.fromEntries(lists) as Container) };
}

function nameOf(thing: unknown): string {
  const { key, uuid, slug, name } = thing as { [part in 'key' | 'uuid' | 'slug' | 'name']?: string };
  return key ?? uuid ?? slug ?? name ?? JSON.stringify(thing);
}

const write = (content: object): string => `${JSON.stringify(content, null, 1)}\n`;
