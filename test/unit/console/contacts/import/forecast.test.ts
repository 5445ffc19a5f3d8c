import { describe, expect, it } from '@jest/globals';
import { differencesOf } from '../../../../../src/console/contacts/import/differences.ts';
import { foresee, heedForecast } from '../../../../../src/console/contacts/import/forecast.ts';
import { type RowOutcome } from '../../../../../src/console/contacts/import/import-report.ts';
import { type Contact } from '../../../../../src/domain/contact/contact.ts';
import { somebody } from '../../../../support/somebody.ts';

const before = somebody({ village: 'Songgon', companion: 'dewi' });
const after = somebody({ village: 'Bayu', companion: 'wati' });

const foreseenOf = (known: Contact | undefined) => {
  const outcome = known === undefined ? 'created' : 'updated';
  const row: RowOutcome = {
    ...{ line: 2, external_id: null, contact: 'siti', changed: [], name: 'Siti', agrees: false },
    ...{ outcome, differences: differencesOf(known, after) },
  };
  return foresee([row], []);
};
const writing =
  (forecast: ReturnType<typeof foresee>, known: Contact | undefined, wanted = after) =>
  () => {
    heedForecast(forecast, { line: 2, before: known, after: wanted, notes: [] });
  };

describe('what a preview foresaw of a row', () => {
  it('holds while what it changes stands as it stood, whatever else has changed', () => {
    const heard = { ...before, lastHeardAt: 5, groups: ['pkh'] };
    expect(writing(foreseenOf(before), before)).not.toThrow();
    expect(writing(foreseenOf(before), heard, { ...heard, village: 'Bayu' })).not.toThrow();
    expect(writing(foreseenOf(undefined), undefined)).not.toThrow();
  });

  it('holds for what is left of a row that was written in part, and for one that was written', () => {
    expect(writing(foreseenOf(before), { ...after, companion: 'dewi' })).not.toThrow();
    expect(writing(foreseenOf(before), after)).not.toThrow();
    expect(writing(foreseenOf(undefined), after)).not.toThrow();
    expect(writing({}, after)).not.toThrow();
  });

  it('does not hold where somebody changed the same since, was entered or has gone, or was left out', () => {
    const elsewhere = { ...before, village: 'Licin' };
    expect(writing(foreseenOf(before), elsewhere)).toThrow('changed since the preview');
    expect(writing(foreseenOf(undefined), before)).toThrow('changed since the preview');
    expect(writing(foreseenOf(before), undefined)).toThrow('changed since the preview');
    expect(writing({}, before)).toThrow('changed since the preview');
  });

  it('does not hold where there is something to be looked at that was not there', () => {
    const said = { text: 'row_note_phone', values: { name: 'Budi' } } as const;
    const notes = [{ column: 'addresses', message: 'on this phone', said }];
    const about = { line: 2, before: undefined, after, notes };
    expect(() => {
      heedForecast(foreseenOf(undefined), about);
    }).toThrow('changed since the preview');
  });
});
