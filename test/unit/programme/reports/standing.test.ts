import { describe, expect, it } from '@jest/globals';
import { type Contact, newContact } from '../../../../src/domain/contact/contact.ts';
import { cardOf } from '../../../../src/programme/records/card.ts';
import { type Silence, type Standing, standingOf } from '../../../../src/programme/reports/standing.ts';

const day = 24 * 60 * 60 * 1000;
const now = Date.parse('2026-03-01T00:00:00Z');
const silence: Silence = { companion: 14 * day, coordinator: 30 * day };
const stranger = newContact({
  id: 'siti',
  at: now - 100 * day,
  name: 'Siti',
  language: 'id',
  timezone: 'Asia/Jakarta',
  addresses: [],
  stranger: false,
});
const agreed: Contact = { ...stranger, consent: { ...stranger.consent, status: 'opted_in' } };
const stopped = { consent: { ...agreed.consent, status: 'opted_out' } } as const;
const independent = { fields: { independent_on: '2026-01-05' } };

describe('how a family stands', () => {
  it.each<[string, Partial<Contact>, Standing]>([
    ['wrote yesterday', { lastHeardAt: now - day }, 'in_touch'],
    ['wrote almost two weeks ago', { lastHeardAt: now - 14 * day + 1 }, 'in_touch'],
    ['wrote two weeks ago', { lastHeardAt: now - 14 * day }, 'silent'],
    ['wrote almost thirty days ago', { lastHeardAt: now - 30 * day + 1 }, 'silent'],
    ['wrote thirty days ago', { lastHeardAt: now - 30 * day }, 'long_silent'],
    ['never wrote, but somebody told of it yesterday', { toldOfAt: now - day }, 'in_touch'],
    ['never wrote and was entered today', { createdAt: now }, 'in_touch'],
    ['never wrote and was entered long ago', {}, 'long_silent'],
    ['needs no aid any more, whatever it writes', independent, 'in_touch'],
    ['needs no aid any more and said STOP', { ...stopped, ...independent }, 'stopped'],
    ['talks with a human', { lastHeardAt: null, ticket: 'ticket-1' }, 'with_human'],
    ['said STOP', { ...stopped, lastHeardAt: now }, 'stopped'],
    ['said no', { consent: { ...agreed.consent, status: 'declined' }, lastHeardAt: now }, 'not_joined'],
    ['was never asked', { consent: stranger.consent, lastHeardAt: now }, 'not_joined'],
  ])('of one that %s', (_, more, standing) => {
    expect(standingOf(cardOf({ ...agreed, ...more }), { now, silence })).toBe(standing);
  });

  it('is never silent where the programme does not look at silence', () => {
    expect(standingOf(cardOf(agreed), { now, silence: null })).toBe('in_touch');
  });
});
