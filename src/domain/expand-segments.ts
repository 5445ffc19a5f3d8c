import { type Audience } from './audience.ts';

/** So many segments may be named inside each other; more is a circle. */
const deepest = 10;

/**
 * An audience with the segments that it names put in their place; `find` knows them by name. One that is not there
 * is told to `missing` and holds nobody.
 */
export async function expandSegments(
  audience: Audience,
  find: (name: string) => Promise<Audience | undefined>,
  missing: (name: string) => void,
  depth = 0,
): Promise<Audience> {
  switch (audience.kind) {
    case 'and':
    case 'or':
      return {
        kind: audience.kind,
        of: await Promise.all(audience.of.map((each) => expandSegments(each, find, missing, depth))),
      };
    case 'not':
      return { kind: 'not', of: await expandSegments(audience.of, find, missing, depth) };
    case 'condition': {
      const { field, operator, operand } = audience;
      if (field !== 'segment' || operand.kind !== 'text') {
        return audience;
      }
      const found = depth < deepest ? await find(operand.text) : undefined;
      if (!found) {
        missing(operand.text);
        return audience;
      }
      const within = await expandSegments(found, find, missing, depth + 1);
      return operator === '!=' ? { kind: 'not', of: within } : within;
    }
  }
}
