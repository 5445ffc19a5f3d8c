import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { Failure } from '../failure.ts';
import { createMemory } from '../memory.ts';

/** An address as flows write it: `tel:+62…`, `telegram:123#name`. */
export interface Urn {
  readonly scheme: string;
  readonly path: string;
  /** Empty if there is none. */
  readonly display: string;
}

/** Takes a URN apart; throws a `Failure` if it is none. */
export function readUrn(text: string): Urn {
  const [, scheme = '', rest = ''] = /^([^:]*)(?::([\s\S]*))?$/.exec(text) ?? [];
  const [path = '', display = ''] = rest.split('#', 2);
  if (scheme === '' || path === '') {
    throw new Failure(`${text} is not a valid URN: ${scheme === '' ? 'scheme' : 'path'} cannot be empty`);
  }
  return { scheme, path: path.split('?', 1)[0] ?? '', display };
}

/** To read a phone number takes longer than most expressions, and a flow that shows it once shows it again. */
const dialled = createMemory<string>(1000);

/** A URN for people: its display, a phone number as it is dialled in its own country, else its path. */
export function formatUrn(text: string): string {
  const { scheme, path, display } = readUrn(text);
  if (display !== '') {
    return display;
  }
  return scheme === 'tel'
    ? dialled(path, () => parsePhoneNumberFromString(path)?.formatNational() ?? path)
    : path;
}
