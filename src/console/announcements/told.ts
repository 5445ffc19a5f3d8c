import { type BroadcastRefusal } from '../../programme/broadcasts/broadcast-refused.ts';
import { type ConsoleText } from '../phrase.ts';

/** What the page of an announcement tells after a form was sent. */
export type Told = BroadcastRefusal | 'edited' | 'tested' | 'no_person';

/** In words; the words of a refusal are meant for programs. */
const plain: { readonly [told in Told]: ConsoleText } = {
  not_found: 'announce_told_state',
  no_segment: 'announce_told_whom',
  in_use: 'announce_told_state',
  bad_audience: 'announce_told_whom',
  bad_text: 'announce_told_text',
  bad_media: 'announce_told_file',
  no_flow: 'announce_told_flow',
  in_the_past: 'announce_told_past',
  wrong_state: 'announce_told_state',
  empty_audience: 'announce_told_nobody',
  same_text: 'announce_told_same',
  not_approved: 'announce_told_eyes',
  own_approval: 'announce_told_own',
  edited: 'announce_told_edited',
  tested: 'announce_told_tested',
  no_person: 'announce_told_no_person',
};

/** What an address asks to be told; null: nothing that there is. */
export function toldIn(written: string | undefined): Told | null {
  return written !== undefined && Object.hasOwn(plain, written) ? (written as Told) : null;
}

/** The text that tells it. */
export function toldText(told: Told): ConsoleText {
  return plain[told];
}

/** The address of an announcement, with what its page is to tell. */
export function announcementPath(id: string, told: Told | null = null): string {
  return `/announcements/${encodeURIComponent(id)}${told === null ? '' : `?told=${told}`}`;
}
