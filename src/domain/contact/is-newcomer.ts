import { foldText } from '../text/fold-text.ts';
import { type Contact } from './contact.ts';

/** Somebody of whom the programme knows no more than that they wrote. */
export function isNewcomer({ companion, fields, groups, role, village }: Contact): boolean {
  const isKnown = companion !== null || 'external_id' in fields || groups.length > 0 || village !== null;
  return role === 'beneficiary' && !isKnown;
}

/** Whether a newcomer may turn out to be this family: whoever agreed to be written to did so by their own name. */
export function mayTurnOutToBe(newcomer: Contact, { name }: Contact): boolean {
  const known = wordsOf(name);
  const isCalledSo = wordsOf(newcomer.name).every((word) => known.includes(word));
  return isNewcomer(newcomer) && (newcomer.consent.status !== 'opted_in' || isCalledSo);
}

function wordsOf(name: string): readonly string[] {
  return foldText(name)
    .split(' ')
    .filter((word) => word !== '');
}
