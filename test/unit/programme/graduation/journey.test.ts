import { describe, expect, it } from '@jest/globals';
import { type Journey, progressOf } from '../../../../src/programme/graduation/journey.ts';
import { type Contact } from '../../../../src/domain/contact/contact.ts';

const journeyOf = (fields: Contact['fields']): Journey => progressOf({ fields }).journey;
const judged = { progress_on: '2025-05-04', progress_good: 4, progress_asked: 5 };

describe('how far a family is on its way', () => {
  it('is not known before it judged itself, nor where it skipped everything', () => {
    expect(journeyOf({})).toBe('unjudged');
    expect(journeyOf({ ...judged, progress_good: 0, progress_asked: 0 })).toBe('unjudged');
  });

  it('is well where four of five things are, of whatever it spoke of, but not by one or two things alone', () => {
    expect(journeyOf(judged)).toBe('strong');
    expect(journeyOf({ ...judged, progress_good: '4', progress_asked: '4' })).toBe('strong');
    expect(journeyOf({ ...judged, progress_good: 3 })).toBe('walking');
    expect(journeyOf({ ...judged, progress_good: 2, progress_asked: 2 })).toBe('walking');
  });

  it('goes by its own words, and those by what a coordinator wrote after a talk', () => {
    expect(journeyOf({ independent_said: '2025-05-05' })).toBe('says_so');
    expect(journeyOf({ ...judged, independent_said: '2025-05-05' })).toBe('says_so');
    const agreed = { independent_said: '2025-05-05', independent_on: '2025-05-20' };
    expect(journeyOf(agreed)).toBe('independent');
    expect(journeyOf({ ...judged, independent_said: '', independent_on: '' })).toBe('strong');
  });

  it('takes for a day only what is one, since a table or a flow may have written anything', () => {
    expect(journeyOf({ independent_on: 'belum', independent_said: '2025-02-30' })).toBe('unjudged');
    expect(progressOf({ fields: { ...judged, goal: ' Warung ', progress_good: 'banyak' } })).toEqual({
      ...{ journey: 'walking', good: 0, asked: 5, judgedOn: '2025-05-04', together: false, goal: 'Warung' },
      ...{ saidOn: null, since: null },
    });
  });
});
