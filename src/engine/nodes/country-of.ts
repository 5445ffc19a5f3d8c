import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { type Draft } from '../draft.ts';
import { routeOf } from './send-route.ts';
import { readUrn, urnsOf } from './urn.ts';

/** The country of a contact, two letters: of its channel, else of its phone number, else the usual one. */
export function countryOf(draft: Draft): string {
  const phone = urnsOf(draft.contact).map(readUrn).find(({ scheme }) => scheme === 'tel');
  const ofPhone = phone && parsePhoneNumberFromString(phone.path)?.country;
  const ofChannel = routeOf(draft)?.channel.country;
  return [ofChannel, ofPhone, draft.world.workspace.environment.default_country].find(Boolean) ?? '';
}
