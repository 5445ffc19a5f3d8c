import { type Address, channelOf } from '../../../domain/contact/address.ts';
import { type Contact } from '../../../domain/contact/contact.ts';
import { FormRefused } from '../../forms/form-refused.ts';
import { type FormState, keyOf } from '../../forms/form-state.ts';
import { unknownAct } from '../../forms/unknown-act.ts';
import { enterNumber, mayGetNumber } from '../enter-number.ts';
import { changeContact, type ContactParts } from '../write-contact.ts';
import { isNumberAsked } from './number-forms.tsx';
import { readNumber } from './person-form.ts';

/** A number that somebody has is most often the same person again, unless it is said that they share a phone. */
export async function refuseTaken(
  { records }: Pick<ContactParts, 'records'>,
  form: FormState,
  { address, but }: { readonly address: Address | undefined; readonly but: string },
): Promise<void> {
  if (address === undefined || form.typed['shared'] === 'yes') {
    return;
  }
  if ((await records.contactsAt(address)).some(({ id }) => id !== but)) {
    throw new FormRefused({ field: 'addresses', text: 'person_number_taken' });
  }
}

/** Asks whoever knows a family whether a number is its new one; throws ApiError or FormRefused. */
export async function askForNumber(parts: ContactParts, person: Contact, form: FormState): Promise<void> {
  const address = typedNumber(form);
  if (!mayGetNumber(person, address)) {
    throw new FormRefused({ field: 'addresses', text: 'person_has_number' });
  }
  if ((await parts.records.contactsAt(address)).length > 0) {
    // It may be another family's, the companion's own, or that of whoever wrote STOP: only who holds it can tell.
    throw new FormRefused({ field: 'addresses', text: 'person_number_elsewhere' });
  }
  const isCoordinated = (await parts.records.cards()).some(({ role }) => role === 'coordinator');
  if (person.companion === null && !isCoordinated) {
    throw new FormRefused({ field: 'addresses', text: 'person_number_nobody' });
  }
  await enterNumber(parts, person, { address, key: keyOf(form) });
}

/** Puts a number in the place of a mistyped one where nobody is to be asked; throws ApiError or FormRefused. */
export async function keepNumber(parts: ContactParts, person: Contact, form: FormState): Promise<void> {
  if (isNumberAsked(person)) {
    throw unknownAct();
  }
  const address = typedNumber(form);
  await refuseTaken(parts, form, { address, but: person.id });
  const others = person.addresses.filter((each) => channelOf(each) !== 'whatsapp');
  // Whoever was written to on another network first still is.
  const [first] = person.addresses;
  const comesFirst = first === undefined || channelOf(first) === 'whatsapp';
  const addresses = comesFirst ? [address, ...others] : [...others, address];
  await changeContact(parts, person.id, { addresses });
}

function typedNumber(form: FormState): Address {
  const [address] = readNumber(form.typed['addresses'] ?? '');
  if (address === undefined) {
    throw new FormRefused({ field: 'addresses', text: 'form_missing' });
  }
  return address;
}
