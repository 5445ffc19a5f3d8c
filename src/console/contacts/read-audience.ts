import { type Instant } from '../../domain/time/clock.ts';
import { AudienceSyntaxError } from '../../domain/audience/audience.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { matchesAudience } from '../../domain/audience/match-audience.ts';
import { narrowAudience } from '../../domain/audience/narrow-audience.ts';
import { parseAudience } from '../../domain/audience/parse-audience.ts';
import { ApiError } from '../http/api-error.ts';

/** Who belongs to an audience query now, and by what a store finds them (null: by nothing). */
export interface ReadAudience {
  readonly matches: (contact: Contact) => boolean;
  readonly keys: readonly string[] | null;
}

/** Reads an audience query; throws ApiError `bad_request` that says where the query is wrong. */
export function readAudience(query: string, now: Instant, where: string): ReadAudience {
  try {
    const audience = parseAudience(query);
    return {
      matches: (contact) => matchesAudience(audience, contact, now),
      keys: narrowAudience(audience),
    };
  } catch (error) {
    if (error instanceof AudienceSyntaxError) {
      throw new ApiError('bad_request', `character ${error.offset + 1}: ${error.message}`, where);
    }
    throw error;
  }
}
