import * as z from 'zod';
import { type Container, containerSchema } from './container-schema.ts';

const wrapped = z.looseObject({
  definition: z.looseObject({ uuid: z.string().optional(), name: z.string().optional() }),
  keywords: z.array(z.string()).nullish(),
});
const withNodes = z.union([
  z.looseObject({ nodes: z.array(z.unknown()) }),
  z.looseObject({ action_sets: z.array(z.unknown()) }),
]);

/**
 * What a JSON file of flows holds, as one export: an export of RapidPro or TextIt, one of Glific (whose flows lie in
 * `definition`, with their keywords), a single flow, or a list of flows. Throws the reason where it is none.
 */
export function toContainer(json: unknown): Container {
  if (Array.isArray(json)) {
    return toContainer({ flows: json });
  }
  if (withNodes.safeParse(json).success) {
    return toContainer({ flows: [json] });
  }
  const read = containerSchema.safeParse(withoutGaps(json));
  if (!read.success) {
    throw new Error(z.prettifyError(read.error).split('\n').slice(0, 6).join(' '));
  }
  if (read.data.flows.length === 0) {
    throw new Error('there are no flows in it');
  }
  return unwrap(read.data);
}

/**
 * Without the `null` that some tools leave for a list, or in it where something was deleted; a flow that is none is
 * told as such.
 */
function withoutGaps(json: unknown): unknown {
  return typeof json !== 'object' || json === null
    ? json
    : Object.fromEntries(
        Object.entries(json).flatMap(([name, list]: [string, unknown]) => {
          const cleaned: unknown =
            Array.isArray(list) && name !== 'flows' ? list.filter((each) => each !== null) : list;
          return list === null ? [] : [[name, cleaned]];
        }),
      );
}

function unwrap(container: Container): Container {
  const triggers: Container['triggers'] = [];
  const flows = container.flows.map((flow) => {
    const found = wrapped.safeParse(flow);
    if (!found.success) {
      return flow;
    }
    const { definition, keywords } = found.data;
    if (keywords && keywords.length > 0) {
      triggers.push({ trigger_type: 'K', flow: definition, keywords, match_type: 'O' });
    }
    return definition;
  });
  return { ...container, flows, triggers: [...container.triggers, ...triggers] };
}
