import { type AddressRow, speakerAt } from '../../domain/contact/address.ts';

/** Who is at an address; where nobody is, they speak who come there. */
export function standing(row: AddressRow | undefined, id: string): Pick<AddressRow, 'contacts' | 'speaker'> {
  return { contacts: row?.contacts ?? [], speaker: (row && speakerAt(row)) ?? id };
}
