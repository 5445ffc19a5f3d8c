import { type Audience } from './audience.ts';
import { foldText } from '../text/fold-text.ts';

/** Where the segments that an audience names are looked up. */
export interface SegmentLookup {
  readonly find: (name: string) => Promise<Audience | undefined>;
  /** Told of one that is not there; it holds nobody. */
  readonly missing: (name: string) => void;
  /** Told of those that name each other in a circle, the first one again at the end; it holds nobody. */
  readonly circular: (names: readonly string[]) => void;
}

/** An audience with the segments that it names put in their place, and what those name in turn. */
export async function expandSegments(
  audience: Audience,
  lookup: SegmentLookup,
  within: readonly string[] = [],
): Promise<Audience> {
  switch (audience.kind) {
    case 'and':
    case 'or':
      return {
        kind: audience.kind,
        of: await Promise.all(audience.of.map((each) => expandSegments(each, lookup, within))),
      };
    case 'not':
      return { kind: 'not', of: await expandSegments(audience.of, lookup, within) };
    case 'condition': {
      const { field, operator, operand } = audience;
      if (field !== 'segment' || operand.kind !== 'text') {
        return audience;
      }
      const found = await findSegment(operand.text, lookup, within);
      if (!found) {
        return audience;
      }
      const inside = await expandSegments(found, lookup, [...within, operand.text]);
      return operator === '!=' ? { kind: 'not', of: inside } : inside;
    }
  }
}

async function findSegment(
  name: string,
  { find, missing, circular }: SegmentLookup,
  within: readonly string[],
): Promise<Audience | undefined> {
  const key = (text: string): string => foldText(text.trim());
  const start = within.findIndex((each) => key(each) === key(name));
  if (start >= 0) {
    circular([...within.slice(start), name]);
    return undefined;
  }
  const found = await find(name);
  if (!found) {
    missing(name);
  }
  return found;
}
