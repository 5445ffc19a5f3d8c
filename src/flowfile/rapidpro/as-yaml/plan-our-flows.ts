import { stringify } from 'yaml';
import { type Container } from '../container-schema.ts';
import { type Definition } from '../definition-schema.ts';
import { findStrayTriggers } from '../find-stray-triggers.ts';
import { messagesAsFlows } from '../messages-as-flows.ts';
import { readCampaigns } from '../read-campaigns.ts';
import { readTriggers } from '../read-triggers.ts';
import { type Remark } from '../reading.ts';
import { readRepaired } from '../repair.ts';
import { slugs } from '../slugs.ts';
import { findWrong, type Written } from './find-wrong.ts';
import { toOurFlow } from './to-our-flow.ts';

/** A flow as a file, and the files of its translations by their language. */
export interface OurFile {
  readonly name: string;
  readonly text: string;
  readonly translations: { readonly [language: string]: string };
}

/** Flows in our language, ready to be written, and what stands in the way of the others. */
export interface OurFlows {
  readonly files: readonly OurFile[];
  readonly remarks: readonly Remark[];
}

/** Writes what can be written of an export in our language; a flow that enters one that cannot, cannot either. */
export function planOurFlows(exported: Container): OurFlows {
  const container = messagesAsFlows(exported);
  const remarks: Remark[] = [];
  const sound = readRepaired(container, remarks);
  remarks.push(...findStrayTriggers(container.triggers, new Set(sound.map(({ uuid }) => uuid))));
  const names = slugs(sound, new Map());
  let possible: Names = new Map(sound.map(({ uuid }, place) => [uuid, names[place] ?? uuid]));
  for (;;) {
    const written = writeAll(container, sound, possible);
    const still = written.filter(({ text, definition }) => text !== null && possible.has(definition.uuid));
    const wrong = still.length === possible.size ? findWrong(still) : [];
    if (still.length === possible.size && wrong.length === 0) {
      const files = still.flatMap((each) => fileOf(each));
      return { files, remarks: [...remarks, ...written.flatMap((each) => each.remarks)] };
    }
    remarks.push(...wrong);
    const sane = still.filter(({ definition }) => !wrong.some(({ flow }) => flow === definition.name));
    possible = new Map(sane.map(({ definition, name }) => [definition.uuid, name]));
  }
}

/** Ids of flows that can be written, as far as is known, by their UUIDs. */
type Names = ReadonlyMap<string, string>;

function writeAll(container: Container, sound: readonly Definition[], possible: Names): readonly Written[] {
  const campaigns = readCampaigns(container.campaigns);
  return sound.map((definition) => {
    const mine = container.triggers.filter(({ flow }) => flow?.uuid === definition.uuid);
    const { triggers, remarks } = readTriggers(mine, definition.name);
    const all = [...triggers, ...(campaigns.get(definition.uuid) ?? [])];
    const ours = toOurFlow(definition, { triggers: all, findFlow: (uuid) => possible.get(uuid) });
    const name = possible.get(definition.uuid) ?? definition.uuid;
    return { ...ours, definition, name, remarks: [...remarks, ...ours.remarks] };
  });
}

function fileOf({ name, text, translations }: Written): readonly OurFile[] {
  const translated = Object.entries(translations).map(
    ([language, texts]) => [language, stringify(texts, { lineWidth: 0 })] as const,
  );
  return text === null ? [] : [{ name: `${name}.yaml`, text, translations: Object.fromEntries(translated) }];
}
