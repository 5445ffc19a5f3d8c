import { type Audience, type Condition } from './audience.ts';
import { commonness, contactKey, isKeyed } from '../contact/contact-keys.ts';

/** More alternatives are looked at one by one as fast. */
const most = 100;

interface Narrowed {
  readonly keys: readonly string[];
  readonly common: number;
}

/**
 * Keys of which everybody in an audience has at least one, so that a store need not read everybody; null where its
 * query does not say so. Whoever is found has still to be matched.
 */
export function narrowAudience(audience: Audience): readonly string[] | null {
  const found = narrow(audience);
  return found && found.keys.length <= most ? found.keys : null;
}

function narrow(audience: Audience): Narrowed | null {
  switch (audience.kind) {
    case 'and':
      return audience.of
        .map(narrow)
        .reduce((best, each) => (best === null || (each && each.common < best.common) ? each : best), null);
    case 'or': {
      const all = audience.of.map(narrow);
      const known = all.filter((each) => each !== null);
      return known.length < all.length
        ? null
        : {
            keys: [...new Set(known.flatMap(({ keys }) => keys))],
            common: Math.max(...known.map(({ common }) => common)),
          };
    }
    case 'not':
      return null;
    case 'condition':
      return narrowCondition(audience);
  }
}

function narrowCondition({ field, operator, operand }: Condition): Narrowed | null {
  const isSame = operator === '=' || (operator === 'has' && field === 'group');
  if (!isSame || operand.kind !== 'text' || !isKeyed(field)) {
    return null;
  }
  // Numbers are compared as numbers: "07" and "7" are one village.
  const isNumber = field !== 'group' && /^-?\d/u.test(operand.text);
  return isNumber ? null : { keys: [contactKey(field, operand.text)], common: commonness(field) };
}
