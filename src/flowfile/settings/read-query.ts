import { AudienceSyntaxError } from '../../domain/audience/audience.ts';
import { parseAudience } from '../../domain/audience/parse-audience.ts';
import { offsetInScalar } from '../yaml/offset-in-scalar.ts';
import { readString } from '../yaml/read-scalar.ts';
import { type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

/** An audience query; a broken one is a fault at its own place. */
export function readQuery(source: Source, slot: Slot): string | undefined {
  const query = readString(source, slot);
  if (query === undefined) {
    return undefined;
  }
  try {
    parseAudience(query);
    return query;
  } catch (error) {
    if (!(error instanceof AudienceSyntaxError)) {
      throw error;
    }
    const at = offsetInScalar(source.text, slot.node, error.offset);
    source.error(at, `this query cannot be read: ${error.message}`);
    return undefined;
  }
}
