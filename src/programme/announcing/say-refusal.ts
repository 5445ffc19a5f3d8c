import { type AnnouncingAct } from '../../domain/announcing.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type PhraseKey } from '../../domain/phrase-key.ts';
import { type BroadcastRefusal } from '../broadcasts/broadcast-refused.ts';
import { type AnnouncingParts, sayTo } from './announcing-parts.ts';

/** The words of a refusal are meant for programs; these are for whoever asked in their chat. */
const plain: { readonly [reason in BroadcastRefusal]: PhraseKey } = {
  not_found: 'announce_nothing',
  no_segment: 'announce_bad_audience',
  in_use: 'announce_nothing',
  bad_audience: 'announce_bad_audience',
  bad_text: 'announce_bad_text',
  bad_media: 'announce_bad_file',
  no_flow: 'announce_nothing',
  in_the_past: 'announce_past',
  wrong_state: 'announce_nothing',
  empty_audience: 'announce_nobody_now',
  same_text: 'announce_same',
  not_approved: 'announce_changed',
  own_approval: 'announce_own',
};

/** Why something cannot be done, in the language of the coordinator who asked for it. */
export function sayRefusal(
  parts: Pick<AnnouncingParts, 'phrase'>,
  by: Contact,
  { act, reason }: { readonly act: AnnouncingAct; readonly reason: BroadcastRefusal },
): string {
  return sayTo(parts, by)(plain[reason], { whom: act.kind === 'draft' ? act.whom : '' });
}
