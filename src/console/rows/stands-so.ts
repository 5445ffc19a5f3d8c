import { type Row } from '../../domain/row.ts';

/** Whether a task or ticket stands already as a request wants it, with the same reason: its repeat finds that done. */
export function standsSo({ data }: Row, wanted: object): boolean {
  const { state, reason } = wanted as { readonly state?: unknown; readonly reason?: unknown };
  return state !== undefined && data['state'] === state && data['reason'] === reason;
}
