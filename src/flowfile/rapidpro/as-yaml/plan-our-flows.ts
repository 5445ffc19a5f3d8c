import { type Container } from '../container-schema.ts';
import { type Definition } from '../definition-schema.ts';
import { readTriggers } from '../read-triggers.ts';
import { type Remark } from '../reading.ts';
import { repair } from '../repair.ts';
import { slugs } from '../slugs.ts';
import { toDefinition } from '../to-definition.ts';
import { toOurFlow } from './to-our-flow.ts';

/** Flows in our language, ready to be written, and what stands in the way of the others. */
export interface OurFlows {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly remarks: readonly Remark[];
}

/** Writes what can be written of an export in our language; a flow that enters one that cannot, cannot either. */
export function planOurFlows(container: Container): OurFlows {
  const remarks: Remark[] = [];
  const sound = container.flows.flatMap((flow): readonly Definition[] => {
    const read = toDefinition(flow, false);
    remarks.push(...read.remarks);
    return read.definition ? [repair(read.definition, remarks)] : [];
  });
  const names = slugs(sound, new Map());
  let possible = new Map(sound.map(({ uuid }, place) => [uuid, names[place] ?? uuid] as const));
  for (;;) {
    const written = sound.map((definition) => {
      const mine = container.triggers.filter(({ flow }) => flow?.uuid === definition.uuid);
      const { triggers, remarks: more } = readTriggers(mine, definition.name);
      const ours = toOurFlow(definition, { triggers, findFlow: (uuid) => possible.get(uuid) });
      return { definition, text: ours.text, remarks: [...more, ...ours.remarks] };
    });
    const still = written.filter(({ text, definition: { uuid } }) => text !== null && possible.has(uuid));
    if (still.length === possible.size) {
      const files = still.flatMap(({ definition: { uuid }, text }) =>
        text === null ? [] : [{ name: `${possible.get(uuid) ?? uuid}.yaml`, text }],
      );
      return { files, remarks: [...remarks, ...written.flatMap((each) => each.remarks)] };
    }
    possible = new Map(still.map(({ definition: { uuid } }) => [uuid, possible.get(uuid) ?? uuid] as const));
  }
}
