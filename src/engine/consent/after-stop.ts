import { type Contact } from '../../domain/contact/contact.ts';
import { type Effect } from '../../domain/effect.ts';
import { type Draft, nextId } from '../draft.ts';

/** Whether somebody said STOP and nothing since: then not even the answer to what they once wrote is wanted. */
export function isSilenced({ consent, lastHeardAt }: Contact): boolean {
  return consent.status === 'opted_out' && (lastHeardAt ?? 0) <= (consent.at ?? 0);
}

/** After STOP nothing that others cause is said to a person but what is urgent; that it was not is written down. */
export function keepStop(draft: Draft): void {
  const { contact, effects } = draft;
  if (contact.consent.status !== 'opted_out') {
    return;
  }
  const kept = effects.filter((each) => !isUnwanted(each));
  if (kept.length < effects.length) {
    effects.splice(0, effects.length, ...kept);
    effects.push({ kind: 'held', id: nextId(draft), flow: '', reason: 'stopped', until: null });
  }
}

function isUnwanted(effect: Effect): boolean {
  return effect.kind === 'send' && !effect.solicited && !effect.urgent;
}
