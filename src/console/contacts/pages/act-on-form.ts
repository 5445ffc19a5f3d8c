import { type Address } from '../../../domain/contact/address.ts';
import { type Contact } from '../../../domain/contact/contact.ts';
import { ApiError } from '../../http/api-error.ts';
import { FormRefused } from '../../forms/form-refused.ts';
import { type FormState, keyOf } from '../../forms/form-state.ts';
import { unknownAct } from '../../forms/unknown-act.ts';
import { momentOf } from '../../http/moment-of.ts';
import { enterNumber, mayGetNumber } from '../enter-number.ts';
import { hasRoom } from '../../pairs/refuse-full.ts';
import { changeContact, type ContactParts, createContact, idByKey } from '../write-contact.ts';
import { type Phrase } from '../../phrase.ts';
import { recordedFields } from './recorded-fields.ts';
import { knownPerson, readNewPerson, readNumber, readPersonChange } from './person-form.ts';

/** Enters somebody; throws ApiError or FormRefused where that cannot be done. */
export async function enterPerson(parts: ContactParts, form: FormState): Promise<Contact> {
  const body = readNewPerson(form.typed, parts.people.places);
  const { opted_in_at: agreed } = body;
  if (agreed != null && momentOf(agreed, 0, parts.defaults.timezone) > parts.companion.now()) {
    throw new FormRefused({ field: 'opted_in_at', text: 'person_agreed_future' });
  }
  if (await parts.records.wasErased(idByKey(parts.records, keyOf(form)))) {
    throw new FormRefused({ field: '', text: 'person_erased' });
  }
  await refuseTaken(parts, form, body.addresses ?? []);
  await refuseFull(parts, body.companion ?? null);
  try {
    return await createContact(parts, body, keyOf(form));
  } catch (fault) {
    if (fault instanceof ApiError && fault.reason === 'conflict' && fault.where === 'body.opted_in_at') {
      throw new FormRefused({ field: 'opted_in_at', text: 'person_stopped' });
    }
    throw fault;
  }
}

async function refuseFull({ records }: ContactParts, companion: string | null): Promise<void> {
  if (companion !== null && !(await hasRoom(records, { id: companion }, 1))) {
    throw new FormRefused({ field: 'companion', text: 'pairing_full' });
  }
}

/** A number that somebody has is most often the same person again, unless it is said that they share a phone. */
async function refuseTaken(
  { records }: ContactParts,
  form: FormState,
  [address]: readonly Address[],
): Promise<void> {
  if (address === undefined || form.typed['shared'] === 'yes') {
    return;
  }
  const others = await records.contactsAt(address);
  // Sent twice it is the same person, who has the number by now.
  const made = idByKey(records, keyOf(form));
  if (others.some(({ id }) => id !== made)) {
    throw new FormRefused({ field: 'addresses', text: 'person_number_taken' });
  }
}

/** Changes somebody, or asks whether a family has a new number; throws ApiError or FormRefused. */
export async function changePerson(
  parts: ContactParts & { readonly phrase: Phrase },
  person: Contact,
  form: FormState,
): Promise<void> {
  switch (form.act) {
    case 'change': {
      const recorded = recordedFields(person, parts.people.fields, parts.phrase);
      const about = { now: knownPerson(person), places: parts.people.places, recorded };
      await changeContact(parts, person.id, readPersonChange(form.typed, about));
      return;
    }
    case 'number':
      return askForNumber(parts, person, form);
    default:
      throw unknownAct();
  }
}

async function askForNumber(parts: ContactParts, person: Contact, form: FormState): Promise<void> {
  const [address] = readNumber(form.typed['addresses'] ?? '');
  if (address === undefined) {
    throw new FormRefused({ field: 'addresses', text: 'form_missing' });
  }
  if (!mayGetNumber(person, address)) {
    throw new FormRefused({ field: 'addresses', text: 'person_has_number' });
  }
  if ((await parts.records.contactsAt(address)).length > 0) {
    // It may be another family's, the companion's own, or that of whoever wrote STOP: only who holds it can tell.
    throw new FormRefused({ field: 'addresses', text: 'person_number_elsewhere' });
  }
  await enterNumber(parts, person, { address, key: keyOf(form) });
}
