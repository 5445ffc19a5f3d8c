import { type Contact } from '../domain/contact/contact.ts';
import { type IncidentKind } from '../domain/incident-kind.ts';
import { type Instant } from '../domain/time/clock.ts';
import { type Row } from '../domain/row.ts';

/** An incident about a contact, as a row; equal keys are one. */
export function incident(
  about: {
    readonly what: IncidentKind;
    readonly key: string;
    readonly flow: string | null;
    readonly detail: string;
  },
  contact: Contact,
  at: Instant,
): Row {
  const { what, key, flow, detail } = about;
  const data = { what, flow, step: null, detail, state: 'open' };
  return { kind: 'incidents', id: `${what}:${key}`, contact: contact.id, at, version: at, data };
}
