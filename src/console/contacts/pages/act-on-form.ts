import { type Contact } from '../../../domain/contact/contact.ts';
import { FormRefused } from '../../forms/form-refused.ts';
import { type FormState, keyOf } from '../../forms/form-state.ts';
import { unknownAct } from '../../forms/unknown-act.ts';
import { hasRoom } from '../../pairs/refuse-full.ts';
import { changeContact, type ContactParts, createContact, idByKey } from '../write-contact.ts';
import { type Phrase } from '../../phrase.ts';
import { recordedFields } from './recorded-fields.ts';
import { inWords, keepAgreement, refuseFuture } from './act-on-agreement.ts';
import { askForNumber, keepNumber, refuseTaken } from './act-on-number.ts';
import { knownPerson, readNewPerson, readPersonChange } from './person-form.ts';

/** Enters somebody; throws ApiError or FormRefused where that cannot be done. */
export async function enterPerson(parts: ContactParts, form: FormState): Promise<Contact> {
  const body = readNewPerson(form.typed, parts.people.places);
  const { opted_in_at: agreed } = body;
  if (agreed != null) {
    refuseFuture(parts, agreed);
  }
  // Sent twice it is the same person, who has the number by now.
  const made = idByKey(parts.records, keyOf(form));
  if (await parts.records.wasErased(made)) {
    throw new FormRefused({ field: '', text: 'person_erased' });
  }
  await refuseTaken(parts, form, { address: body.addresses?.[0], but: made });
  await refuseFull(parts, body.companion ?? null);
  return inWords(() => createContact(parts, body, keyOf(form)));
}

async function refuseFull({ records }: ContactParts, companion: string | null): Promise<void> {
  if (companion !== null && !(await hasRoom(records, { id: companion }, 1))) {
    throw new FormRefused({ field: 'companion', text: 'pairing_full' });
  }
}

/** Changes somebody, keeps an agreement or a number, or asks whether a family has a new one; throws ApiError or FormRefused. */
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
    case 'own_number':
      return keepNumber(parts, person, form);
    case 'agree':
      return keepAgreement(parts, person, form.typed);
    default:
      throw unknownAct();
  }
}
