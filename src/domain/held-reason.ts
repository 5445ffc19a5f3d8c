/** Why an unasked conversation was put off or dropped. */
export type HeldReason =
  | 'no_consent'
  | 'old_consent'
  | 'no_guardian'
  | 'stopped'
  | 'talk_ended'
  | 'quiet_hours'
  | 'cap'
  | 'back_off'
  | 'ticket'
  | 'conversation'
  | 'replaced'
  | 'done'
  | 'missed'
  | 'loop'
  | 'no_flow'
  | 'too_late';
