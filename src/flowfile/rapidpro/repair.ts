import { digest } from '../../domain/text/digest.ts';
import { uuidFrom } from '../../engine/nodes/run-state.ts';
import { type Container } from './container-schema.ts';
import { type Definition } from './definition-schema.ts';
import { findLooseEnds } from './find-loose-ends.ts';
import { type Remark } from './reading.ts';
import { longestName, toDefinition } from './to-definition.ts';

/** The flows of an export that can be read, repaired; what is the matter with the others is remarked. */
export function readRepaired({ flows }: Container, remarks: Remark[]): readonly Definition[] {
  return flows.flatMap((flow) => {
    const read = toDefinition(flow, false);
    remarks.push(...read.remarks);
    return read.definition ? [repair(read.definition, remarks)] : [];
  });
}

/** A flow with what RapidPro itself refuses mended: names that are too long, ids that occur twice, ways to nowhere. */
function repair(flow: Definition, remarks: Remark[]): Definition {
  const name = flow.name.slice(0, longestName).trim();
  const remark = (where: string, text: string): void => {
    remarks.push({ kind: 'repaired', flow: name, where, text });
  };
  if (flow.name.length > longestName) {
    remark('', `its name had more than ${longestName} characters and is cut`);
  }
  const mended = endWays(freshIds({ ...flow, name }, remark), remark);
  remarks.push(...findLooseEnds(mended));
  return mended;
}

/** A way to a node that is not there ends the flow. */
function endWays(definition: Definition, remark: (where: string, text: string) => void): Definition {
  const there = new Set(definition.nodes.map(({ uuid }) => uuid));
  const nodes = definition.nodes.map((node, place) => ({
    ...node,
    exits: node.exits.map((exit) => {
      if (!exit.destination_uuid || there.has(exit.destination_uuid)) {
        return exit;
      }
      remark(
        `node ${place + 1} of ${definition.nodes.length}`,
        'a way leads to a node that is not there; the flow ends there',
      );
      return { ...exit, destination_uuid: null };
    }),
  }));
  return { ...definition, nodes };
}

/** A node, action or exit whose id another one had before gets a new one; ways lead to the first. */
function freshIds(definition: Definition, remark: (where: string, text: string) => void): Definition {
  const taken = new Set<string>();
  const fresh = <Thing extends { readonly uuid: string }>(thing: Thing, where: string): Thing => {
    const { uuid } = thing;
    if (uuid !== '' && taken.has(uuid)) {
      remark(where, `the id ${uuid} occurs twice; the second one is new`);
      return { ...thing, uuid: uuidFrom(digest(`${definition.uuid}:${where}:${uuid}`)) };
    }
    taken.add(uuid);
    return thing;
  };
  const nodes = definition.nodes.map((node, place) => {
    const where = `node ${place + 1} of ${definition.nodes.length}`;
    const kept = fresh(node, where);
    return { ...kept, actions: node.actions?.map((action) => fresh(action, where)) };
  });
  return { ...definition, nodes };
}
