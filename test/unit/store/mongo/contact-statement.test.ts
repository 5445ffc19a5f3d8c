import { describe, expect, it } from '@jest/globals';
import { contactStatement } from '../../../../src/store/mongo/contact-statement.ts';
import { sampleRecord, writeOf } from '../../../support/store-samples.ts';

const turn = 'stamp';
const before = { ...sampleRecord('a'), seen: [{ id: 'e1', at: 1 }] };

describe('the statement of a write', () => {
  it('sends only what changed in a record that is known', () => {
    const seen = [...before.seen, { id: 'e2', at: 2 }];
    const record = { ...before, revision: 2, seen, contact: { ...before.contact, lastHeardAt: 2 } };
    const { q, u } = contactStatement({ write: writeOf(record, { attention: 7 }), turn, before }).statement;
    expect(q).toEqual({ _id: { $eq: 'a' }, revision: { $eq: 1 } });
    expect(u).toEqual({
      $set: {
        ...{ revision: 2, turn, attention: 7 },
        pulse: expect.stringContaining('"lastHeardAt":2'),
      },
      $push: { seen: { $each: ['2 e2'] } },
    });
  });

  it('sends the list of events again when old ones were dropped', () => {
    const record = { ...before, revision: 2, seen: [{ id: 'e2', at: 2 }] };
    const { u } = contactStatement({ write: writeOf(record), turn, before }).statement;
    expect(u).toMatchObject({ $set: { seen: ['2 e2'] }, $unset: { attention: '' } });
  });

  it('sends everything when another revision is known', () => {
    const { u } = contactStatement({ write: writeOf({ ...before, revision: 3 }), turn, before }).statement;
    expect(u).toMatchObject({ revision: 3, seen: ['1 e1'], profile: expect.any(String) });
  });
});
