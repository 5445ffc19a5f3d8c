import { type Draft } from '../draft.ts';
import { countryOfPhone } from '../expressions/tests/find-phone.ts';
import { routeOf } from './send-route.ts';
import { readUrn, urnsOf } from './urn.ts';

/** The country of a contact, two letters: of its channel, else of its phone number, else the usual one. */
export function countryOf(draft: Draft): string {
  const ofChannel = routeOf(draft)?.channel.country ?? '';
  if (ofChannel !== '') {
    return ofChannel;
  }
  const phone = urnsOf(draft.contact)
    .map(readUrn)
    .find(({ scheme }) => scheme === 'tel');
  // Asked only where no channel tells: reading a number takes longer than most expressions.
  const ofPhone = phone ? countryOfPhone(phone.path) : '';
  return [ofPhone, draft.world.workspace.environment.default_country].find(Boolean) ?? '';
}
