/** What may be wrong that a person must look at. */
export type IncidentKind =
  | 'stuck'
  | 'loop'
  | 'steps'
  | 'expression'
  | 'no_recipient'
  | 'no_flow'
  | 'unreachable'
  | 'send_failed'
  | 'too_late'
  | 'not_me'
  | 'held'
  | 'webhook';
