import { describe, expect, it } from '@jest/globals';
import { type Contact } from '../../../../src/domain/contact/contact.ts';
import { contactChange, wholeDocument } from '../../../../src/store/mongo/contacts/contact-change.ts';
import { recordOf } from '../../../../src/store/mongo/contacts/contact-parts.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';

const before = { ...sampleRecord('a'), seen: [{ id: 'e1', at: 1 }] };

describe('what a write changes', () => {
  it('is only what is another in a record that is known', () => {
    const seen = [...before.seen, { id: 'e2', at: 2 }];
    const record = { ...before, revision: 2, seen, contact: { ...before.contact, lastHeardAt: 2 } };
    expect(contactChange(writeOf(record, { attention: 7 }), before)).toEqual({
      ...{ id: 'a', from: 1, attention: 7, seen: ['2 e2'], size: expect.any(Number) },
      fields: { revision: 2, attention: 7, pulse: expect.stringContaining('"lastHeardAt":2') },
    });
  });

  it.each(Object.keys({ ...before.contact, heardOn: null, refusedAt: null }) as (keyof Contact)[])(
    'is read back as it was written where %s alone is another',
    (key) => {
      const contact = {
        ...before.contact,
        [key]: Array.isArray(before.contact[key]) ? ['another'] : 'another',
      };
      const record = { ...before, revision: 2, contact };
      const { fields } = contactChange(writeOf(record), before);
      const next = { ...wholeDocument(writeOf(before), ''), ...fields };
      expect(recordOf(next).contact[key]).toEqual(contact[key]);
    },
  );

  it('is the whole list of events when old ones were dropped', () => {
    const record = { ...before, revision: 2, seen: [{ id: 'e2', at: 2 }] };
    expect(contactChange(writeOf(record), before)).toMatchObject({
      ...{ attention: null, seen: [] },
      fields: { revision: 2, seen: ['2 e2'] },
    });
  });

  it('is the whole list of events when one between them was dropped', () => {
    const at = (...moments: readonly number[]) => moments.map((each) => ({ id: `e${each}`, at: each }));
    const known = { ...before, seen: at(1, 2, 3) };
    const { fields, seen } = contactChange(
      writeOf({ ...known, revision: 2, seen: [...at(1), ...at(3, 4)] }),
      known,
    );
    expect([fields['seen'], seen]).toEqual([['1 e1', '3 e3', '4 e4'], []]);
  });

  it('is everything when another revision is known', () => {
    const { fields, seen } = contactChange(writeOf({ ...before, revision: 3 }), before);
    expect(fields).toMatchObject({ revision: 3, seen: ['1 e1'], profile: expect.any(String) });
    expect(fields).not.toHaveProperty('turn');
    expect(seen).toEqual([]);
  });
});
