import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Contact, newContact } from '../../domain/contact/contact.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { Refusal } from '../refusal.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const person = z.looseObject({
  name: z.string().default(''),
  role: z.enum(['beneficiary', 'volunteer', 'coordinator']).default('beneficiary'),
  language: z.string().optional(),
  timezone: z.string().optional(),
  village: z.string().nullable().default(null),
  companion: z.string().nullable().default(null),
  groups: z.array(z.string()).default([]),
  fields: z.record(z.string(), value).default({}),
});

/** The person of a rehearsal: from a JSON file with the names of the contact import, or nobody in particular. */
export function readRehearsalContact(
  file: string | undefined,
  usual: { readonly language: string; readonly timezone: string; readonly now: Instant },
): Contact {
  const {
    language = usual.language,
    timezone = usual.timezone,
    ...rest
  } = file === undefined ? person.parse({}) : read(file);
  const { name, role, village, companion, groups, fields } = rest;
  const blank = newContact({
    id: 'rehearsal',
    at: usual.now,
    name,
    language,
    timezone,
    addresses: ['simulator:rehearsal'],
    stranger: false,
  });
  return { ...blank, role, village, companion, groups, fields };
}

function read(file: string): z.infer<typeof person> {
  try {
    return person.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (fault) {
    const why =
      fault instanceof z.ZodError ? z.prettifyError(fault) : fault instanceof Error ? fault.message : '';
    throw new Refusal(`the contact file ${file} cannot be used: ${why}`);
  }
}
