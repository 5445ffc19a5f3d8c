import { type Contact } from '../domain/contact/contact.ts';
import { type IncidentKind } from '../domain/incident-kind.ts';
import { type Instant } from '../domain/time/clock.ts';
import { type Row } from '../domain/row.ts';
import { incidentRow } from '../domain/incident-row.ts';

/** An incident of a contact outside of every step, as a row; its key counts for its kind alone. */
export function contactIncident(
  about: {
    readonly what: IncidentKind;
    readonly key: string;
    readonly flow: string | null;
    readonly detail: string;
  },
  contact: Contact,
  at: Instant,
): Row {
  const { what, key } = about;
  return incidentRow({ ...about, key: `${what}:${key}`, step: null }, contact.id, at);
}
