import {
  type CountryCode,
  ParseError,
  isSupportedCountry,
  parsePhoneNumberFromString,
  parsePhoneNumberWithError,
} from 'libphonenumber-js';

import { createMemory } from '../memory.ts';

/** Digits with what people put between them, perhaps after a plus. */
const WRITTEN = /[+＋]?[([]?\p{Nd}[\p{Nd}\s().\-‐-―−]{3,30}\p{Nd}/gu;
/** From so many digits on, a number without plus and leading zero is taken for an international one. */
const INTERNATIONAL = 11;

/** E.164 allows a plus and 15 digits. */
const LONGEST = 16;

/** Of the numbers asked for last: most are asked for again with the next message. */
const countries = createMemory<{ readonly country: string | undefined }>(1000);

/** The first phone number in a text that is possible, as `+62…`; `country` (two letters) is for local ones. */
export function findPhone(text: string, country: string): string | undefined {
  for (const [written] of text.matchAll(WRITTEN)) {
    const found = readPhone(written, country);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** The country of an international number, two letters; undefined if it is none. */
export function countryOfPhone(number: string): string | undefined {
  return countries(number, () => ({ country: parsePhoneNumberFromString(number)?.country })).country;
}

/** The whole text as a phone number, if it is a possible one: `+62…`. */
function readPhone(written: string, country: string): string | undefined {
  const digits = Array.from(written.replace(/[^\p{Nd}]/gu, '')).length;
  const plus =
    !/^[+＋]/.test(written) && !/^[^\p{Nd}]*[0٠۰０]/u.test(written) && digits >= INTERNATIONAL ? '+' : '';
  return parse(`${plus}${written}`, country.toUpperCase());
}

function parse(text: string, country: string): string | undefined {
  try {
    const known: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
    const number = parsePhoneNumberWithError(text, {
      ...(known && { defaultCountry: known }),
      extract: false,
    });
    const fits = number.isPossible() && number.number.length <= LONGEST;
    return fits ? number.format('E.164') : undefined;
  } catch (error) {
    if (error instanceof ParseError) {
      return undefined;
    }
    throw error;
  }
}
