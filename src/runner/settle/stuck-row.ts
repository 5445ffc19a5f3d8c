import { type Instant } from '../../domain/time/clock.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type Event } from '../../domain/event.ts';
import { type Row } from '../../domain/row.ts';
import { incidentRow } from '../../domain/incident-row.ts';

/** An event that was put aside after its turn threw three times. */
export function stuckRow(
  record: ContactRecord,
  event: Event,
  { now, fault }: { readonly now: Instant; readonly fault: string },
): Row {
  const detail = `the turn of a ${event.kind} event threw three times (${fault}); it is kept as ${event.id}`;
  return incidentRow(
    { what: 'stuck', key: `stuck:${event.id}`, flow: null, step: null, detail },
    record.id,
    now,
  );
}
