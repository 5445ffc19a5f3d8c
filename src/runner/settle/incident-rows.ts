import { type Instant } from '../../domain/time/clock.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type IncidentEffect } from '../../domain/effect.ts';
import { type Event } from '../../domain/event.ts';
import { type Row } from '../../domain/row.ts';

/** An incident as a row; equal keys are one row, the latest text stays. */
export function incidentRow(
  incident: Omit<IncidentEffect, 'kind' | 'id'>,
  contact: string | null,
  at: Instant,
): Row {
  const { what, key, flow, step, detail } = incident;
  return {
    kind: 'incidents',
    id: key,
    contact,
    at,
    version: at,
    data: { what, flow, step, detail, state: 'open' },
  };
}

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
