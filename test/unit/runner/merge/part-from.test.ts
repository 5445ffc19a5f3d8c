import { describe, expect, it } from '@jest/globals';
import { type Consent, noConsent } from '../../../../src/domain/consent.ts';
import { absorb } from '../../../../src/runner/merge/absorb.ts';
import { partFrom } from '../../../../src/runner/merge/part-from.ts';
import { somebody } from '../../../support/somebody.ts';
import { newRecord } from '../../../../src/domain/contact/contact-record.ts';

const agreed = (at: number): Consent => ({ ...noConsent, status: 'opted_in', at });

describe('what was agreed to by purpose', () => {
  it('goes back to whoever agreed when a merge is undone, and what was agreed to since stays', () => {
    const older = somebody({ id: 'tua', consents: { photos: agreed(1) } });
    const younger = somebody({ id: 'muda', consents: { research: agreed(2), photos: agreed(3) } });
    const consents = { photos: agreed(1), research: agreed(2), stories: agreed(9) };
    const parted = partFrom(newRecord({ ...older, consents }), { older, younger });
    expect(parted.contact.consents).toEqual({ photos: agreed(1), stories: agreed(9) });
  });

  it('is after a merge what either of them said last, and after its undoing what each of them had said', () => {
    const no: Consent = { ...agreed(3), status: 'declined' };
    const older = somebody({ id: 'tua', consents: { research: agreed(2), photos: no } });
    const younger = somebody({ id: 'muda', consents: { research: no, photos: agreed(1) } });
    const { record } = absorb(newRecord(older), newRecord(younger), { now: 9 });
    expect(record.contact.consents).toEqual({ research: no, photos: no });
    expect(partFrom(record, { older, younger }).contact.consents).toEqual(older.consents);
  });
});
