import { type BroadcastAudience } from '../../domain/broadcast.ts';
import { type Segment } from '../../programme/broadcasts/segments.ts';
import { type Phrase } from '../phrase.ts';
import { readWhom } from './whom-fields.ts';

/** Whom an announcement is for, in words; a query that somebody wrote stands as it is. */
export function whomWords(
  phrase: Phrase,
  { query, segment, contacts, exclude }: BroadcastAudience,
  segments: readonly Segment[],
): string {
  const { role, village, group, query: written } = readWhom(query);
  const saved = segments.find(({ id }) => id === segment)?.name ?? segment;
  return [
    ...(role === '' ? [] : [roleWords(phrase, role)]),
    ...(village === '' ? [] : [phrase('announce_in_village', { village })]),
    ...(group === '' ? [] : [phrase('announce_in_group', { group })]),
    ...(saved === null ? [] : [phrase('announce_in_segment', { segment: saved })]),
    ...(contacts === null ? [] : [phrase('announce_in_list', { count: String(contacts.length) })]),
    ...(written === '' ? [] : [written]),
    ...(exclude === null ? [] : [phrase('announce_but', { whom: exclude })]),
  ].join(' · ');
}

/** A role in words; of `all`, everybody. */
export function roleWords(phrase: Phrase, role: string): string {
  switch (role) {
    case 'beneficiary':
    case 'volunteer':
    case 'coordinator':
      return phrase(`role_${role}`);
    default:
      return phrase('everybody');
  }
}
