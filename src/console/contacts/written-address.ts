import { z } from 'zod';
import { type Address, isAddress } from '../../domain/contact/address.ts';
import { type Said } from '../phrase.ts';
import { findPhoneNumber } from './find-phone-number.ts';

const addressWords =
  'An address: "telegram:<chat id>", "whatsapp:<number with country code, or with its first 0>" or "simulator:<name>".';
const plainFault: AddressFault = { message: addressWords, params: { text: 'row_unfit_addresses' } };
const lostZero: AddressFault = {
  message:
    'Is this a number of Indonesia that lost its 0, or one of another country? Begin it with 08, or with + and the country code.',
  params: { text: 'row_lost_zero' },
};
const decimal: AddressFault = {
  message:
    'A spreadsheet made a decimal number of this. Format the column as text, and write the number again.',
  params: { text: 'row_decimal' },
};

/** What is wrong with an address, in words of the API and of the pages. */
interface AddressFault {
  readonly message: string;
  readonly params: Said;
}

/** An address as a request writes it, made whole. */
export const writtenAddress = z
  .string()
  .max(200)
  .transform((text, context): Address => {
    const { full, fault = plainFault } = completeWhatsApp(text);
    if (full === undefined || !isAddress(full) || !isReachable(full)) {
      context.addIssue({ code: 'custom', ...fault });
      return z.NEVER;
    }
    return full;
  })
  .describe(addressWords);

/** What no network has would be kept, and its person never reached: `telegram:@siti`. */
function isReachable(full: Address): boolean {
  return /^(?:telegram:-?\d+|whatsapp:[\w-]+\/(?:pn|lid)\/[1-9]\d*|simulator:.*)$/u.test(full);
}

// `whatsapp:<number>` means the first account.
function completeWhatsApp(text: string): { readonly full?: string; readonly fault?: AddressFault } {
  const [, number] = /^whatsapp:([^/]*)$/.exec(text) ?? [];
  if (number === undefined) {
    return { full: text };
  }
  if (/^\+?\d+\.\d{1,2}$/.test(number)) {
    return { fault: decimal };
  }
  const digits = findPhoneNumber(number);
  if (digits !== undefined) {
    return { full: `whatsapp:1/pn/${digits}` };
  }
  return number.trim().startsWith('8') ? { fault: lostZero } : {};
}
