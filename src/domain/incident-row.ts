import { type IncidentEffect } from './effect.ts';
import { type Row } from './row.ts';
import { type Instant } from './time/clock.ts';

/** An incident as a row; equal keys are one row, the latest text stays. */
export function incidentRow(
  { what, key, flow, step, detail }: Omit<IncidentEffect, 'kind' | 'id'>,
  contact: string | null,
  at: Instant,
): Row {
  const data = { what, flow, step, detail, state: 'open' };
  return { kind: 'incidents', id: key, contact, at, version: at, data };
}
