import { type z } from 'zod';
import { type Contact } from '../../../domain/contact/contact.ts';
import { type Address } from '../../../domain/contact/address.ts';
import { villageOf } from '../../../domain/locate-village.ts';
import { type Places } from '../../../domain/places.ts';
import { FormRefused } from '../../forms/form-refused.ts';
import { type Typed } from '../../forms/form-state.ts';
import { hidesNumber } from '../../http/kept-words.ts';
import { parsePart } from '../../http/parse-part.ts';
import { contactChangeBody, newContactBody } from '../contact-body.ts';
import { writtenAddress } from '../written-address.ts';
import { fieldName, readFields, type RecordedField } from './recorded-fields.ts';
import { settledVillage } from './which-village.ts';

/** What is typed of somebody new, as the API names it; throws ApiError or FormRefused with the field at fault. */
export function readNewPerson(typed: Typed, places: Places): z.infer<typeof newContactBody> {
  refuseHidden(typed);
  const village = settledVillage(places, typed['village'] ?? '', typed);
  const { name = '', role, opted_in_at: agreed = '', opted_in_method: method = 'paper' } = typed;
  return parsePart(newContactBody, 'body', {
    name: name.trim(),
    role,
    ...filled('salutation', typed),
    ...filled('village', { village }),
    ...(role === 'beneficiary' ? filled('companion', typed) : {}),
    addresses: readNumber(typed['addresses'] ?? ''),
    ...(agreed === '' ? {} : { opted_in_at: agreed, opted_in_method: method }),
  });
}

/** What the form that changes somebody shows until somebody types. */
export interface KnownPerson {
  readonly name: string;
  readonly salutation: string;
  readonly village: string;
  readonly groups: string;
}

/** What is known of somebody, as that form shows it. */
export function knownPerson(contact: Contact): KnownPerson {
  const { name, salutation, groups } = contact;
  return { name, salutation: salutation ?? '', village: villageOf(contact) ?? '', groups: groups.join(', ') };
}

/**
 * What was changed in that form; what was emptied is taken away. What stands as the page showed it is left alone:
 * somebody else may have changed it meanwhile.
 */
export function readPersonChange(
  typed: Typed,
  {
    now,
    places,
    recorded,
  }: { readonly now: KnownPerson; readonly places: Places; readonly recorded: readonly RecordedField[] },
): z.infer<typeof contactChangeBody> {
  refuseHidden(typed);
  const known = shownPerson(typed, now);
  const read = readPerson(typed, { known, places });
  const changed = {
    ...read,
    salutation: read.salutation || null,
    village: read.village || null,
    groups: read.groups
      .split(/[,;\n]/u)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  };
  const fields = (['name', 'salutation', 'village', 'groups'] as const).filter(
    (field) => read[field] !== known[field],
  );
  const others = readFields(typed, recorded);
  return parsePart(contactChangeBody, 'body', {
    ...Object.fromEntries(fields.map((field) => [field, changed[field]])),
    ...(Object.keys(others).length === 0 ? {} : { fields: others }),
  });
}

function readPerson(
  typed: Typed,
  { known, places }: { readonly known: KnownPerson; readonly places: Places },
): KnownPerson {
  const read = (field: keyof KnownPerson): string => (typed[field] ?? known[field]).trim();
  const village = read('village');
  // Who corrects a name is not held up by a village that was unclear before.
  const isAsked = village !== known.village || (typed['place'] ?? '') !== '';
  return {
    name: read('name'),
    salutation: read('salutation'),
    village: isAsked ? settledVillage(places, village, typed) : village,
    groups: read('groups'),
  };
}

/** What the page showed, as its form says. */
function shownPerson(typed: Typed, now: KnownPerson): KnownPerson {
  const shown = (field: keyof KnownPerson): string => typed[`was_${field}`] ?? now[field];
  return {
    name: shown('name'),
    salutation: shown('salutation'),
    village: shown('village'),
    groups: shown('groups'),
  };
}

/** A NIK or a card number is never kept: better said than put as dots in its place. */
function refuseHidden(typed: Typed): void {
  const recorded = Object.keys(typed).filter((each) => each.startsWith(fieldName('')));
  const field = ['name', 'village', 'groups', ...recorded].find((each) => hidesNumber(typed[each] ?? ''));
  if (field !== undefined) {
    throw new FormRefused({ field, text: 'person_hidden' });
  }
}

/** The WhatsApp address of a number as people write it; none where nothing was typed. */
export function readNumber(typed: string): readonly Address[] {
  if (typed.trim() === '') {
    return [];
  }
  const read = writtenAddress.safeParse(`whatsapp:${typed.trim()}`);
  if (!read.success) {
    throw new FormRefused({ field: 'addresses', text: 'person_number_unfit' });
  }
  if (/\/pn\/628\d{0,7}$/u.test(read.data)) {
    throw new FormRefused({ field: 'addresses', text: 'person_number_short' });
  }
  return [read.data];
}

function filled(
  field: 'salutation' | 'village' | 'companion',
  typed: Typed,
): { readonly [field: string]: string } {
  const words = (typed[field] ?? '').trim();
  return words === '' ? {} : { [field]: words };
}
