import { isNowhere } from '../../domain/contact/reach.ts';
import { type EventOf } from '../../domain/event.ts';
import { change, type Draft } from '../draft.ts';
import { changeFields } from '../steps/set.ts';

/**
 * Somebody was with this family. Of one that cannot write, that is news; one that can is silent until it writes or its
 * own words are written down. After STOP nothing more is written down.
 */
export function hearOf(draft: Draft, { fields }: EventOf<'told_of'>): void {
  if (draft.contact.consent.status === 'opted_out') {
    return;
  }
  changeFields(draft, fields);
  if (Object.keys(fields).length > 0 || isNowhere(draft.contact)) {
    change(draft, { toldOfAt: draft.world.now });
  }
}
