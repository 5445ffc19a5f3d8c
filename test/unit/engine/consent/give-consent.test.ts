import { describe, expect, it } from '@jest/globals';
import { lacksConsent } from '../../../../src/engine/consent/lacks-consent.ts';
import { openTalk } from '../../../support/engine-world.ts';
import { agreed, somebody } from '../../../support/somebody.ts';

const flows = {
  riset: "triggers: [{ keyword: riset }]\nsteps:\n  - set: { contact.consents.research: 'yes' }",
};

describe('what somebody says to a purpose', () => {
  it('is kept for a child with the guardian who said it', () => {
    const fields = { minor: true, guardian: 'Bu Ani' };
    const talk = openTalk({ flows, contact: { fields } });
    talk.hear('mulai');
    expect(talk.contact().consent).toMatchObject({ status: 'opted_in', guardian: 'Bu Ani' });
    expect(talk.effects('consent')).toMatchObject([{ consent: { guardian: 'Bu Ani' } }]);
    expect(lacksConsent(talk.contact(), 'programme', talk.world())).toBeNull();
  });

  it('leaves what was said to other purposes', () => {
    const talk = openTalk({ flows, contact: { ...agreed, consents: { photos: agreed.consent } } });
    talk.hear('riset');
    expect(talk.contact()).toMatchObject({
      consent: agreed.consent,
      consents: { photos: agreed.consent, research: { status: 'opted_in' } },
    });
  });

  it('holds for no purpose after STOP', () => {
    const consent = { ...agreed.consent, status: 'opted_out' } as const;
    const contact = somebody({ consent, consents: { research: agreed.consent } });
    expect(lacksConsent(contact, 'research', openTalk({ flows }).world())).toBe('no_consent');
  });
});
