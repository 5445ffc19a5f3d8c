import { describe, expect, it } from '@jest/globals';
import { type Consent, noConsent } from '../../../src/domain/consent.ts';
import { partFrom } from '../../../src/runner/part-from.ts';
import { newRecord } from '../../../src/runner/compose.ts';
import { somebody } from '../../support/somebody.ts';

const agreed = (at: number): Consent => ({ ...noConsent, status: 'opted_in', at });

describe('what was agreed to by purpose', () => {
  it('goes back to whoever agreed when a merge is undone, and what was agreed to since stays', () => {
    const older = somebody({ id: 'tua', consents: { photos: agreed(1) } });
    const younger = somebody({ id: 'muda', consents: { research: agreed(2), photos: agreed(3) } });
    const consents = { photos: agreed(1), research: agreed(2), stories: agreed(9) };
    const parted = partFrom(newRecord({ ...older, consents }), { older, younger });
    expect(parted.contact.consents).toEqual({ photos: agreed(1), stories: agreed(9) });
  });
});
