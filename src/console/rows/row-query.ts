import { z } from 'zod';
import { type DeliveryState } from '../../domain/delivery.ts';
import { type IncidentKind } from '../../domain/incident-kind.ts';
import { type TaskState } from '../../domain/task.ts';
import { type TicketState } from '../../domain/ticket.ts';
import { dayOrMoment, pageQuery } from '../http/common-schema.ts';

const word = z.string().min(1).max(200).optional();
const flow = word.describe('Only those of this flow.');
const assignee = word.describe('Only those that this contact is to see to.');
const session = word.describe('Only those of one session of a contact in a flow.');

function oneOf<State extends string>(states: { readonly [state in State]: true }) {
  return z.enum(Object.keys(states) as State[]).optional();
}

const taskStates = oneOf<TaskState>({ open: true, done: true, cannot: true, cancelled: true });
const ticketStates = oneOf<TicketState>({ open: true, waiting: true, solved: true, closed: true });
const deliveryStates = oneOf<DeliveryState>({
  ...({ queued: true, held: true, sent: true, delivered: true, read: true } as const),
  ...({ failed: true, cancelled: true, expired: true, skipped: true } as const),
});

const incidentKinds = oneOf<IncidentKind>({
  ...({ stuck: true, loop: true, steps: true, expression: true, webhook: true, held: true } as const),
  ...({ no_recipient: true, no_flow: true, unreachable: true, send_failed: true } as const),
  ...({ too_late: true, not_me: true } as const),
});

/** What each list of rows can be narrowed by, beside the contact and the time: keys of what its rows hold. */
export const filters = {
  results: { flow, step: word.describe('Only answers to this question.'), session },
  incidents: { flow, state: z.enum(['open']).optional(), what: incidentKinds },
  tasks: { flow, state: taskStates, assignee, session },
  tickets: { flow, state: ticketStates, assignee, topic: word },
  consents: {
    status: z.enum(['opted_in', 'declined', 'opted_out']).optional(),
    purpose: word.describe('Only those to this purpose.'),
  },
  sessions: { flow, status: z.enum(['active', 'completed', 'expired', 'failed']).optional() },
  deliveries: { flow, state: deliveryStates, cause: word, channel: word },
} as const;

const edge = dayOrMoment.optional();

/** What every list of rows can be narrowed by. */
export const rowQuery = pageQuery.extend({
  contact: word.describe('Only those of this contact.'),
  from: edge.describe('Only of this moment, or this day, and later.'),
  to: edge.describe('Only of earlier than this moment, or of up to the end of this day.'),
});
