import { type Instant, type Millis } from '../../../domain/clock.ts';
import { type Person } from './person.ts';

/** Says who may be told now that we cannot read what they sent; saying yes counts as telling. */
export function createRefusals({
  now,
  every,
}: {
  readonly now: () => Instant;
  readonly every: Millis;
}): (person: Person) => boolean {
  const told = new Map<string, Instant>();
  return ({ address }) => {
    for (const [other, at] of told) {
      if (now() - at >= every) {
        told.delete(other);
      }
    }
    const may = !told.has(address);
    if (may) {
      told.set(address, now());
    }
    return may;
  };
}
