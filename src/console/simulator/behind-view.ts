import { z } from 'zod';
import { type Contact } from '../../domain/contact/contact.ts';
import { type FollowUp } from '../../domain/follow-up.ts';
import { type Row } from '../../domain/row.ts';
import { type Records } from '../../programme/records/records.ts';
import { anyValue, instant } from '../http/common-schema.ts';
import { textOf } from '../rows/text-of.ts';

const text = z.string();

/** What is behind the talk of a simulated person: where they are, what was answered, what is to come. */
export const behindView = z.object({
  contact: z
    .object({ id: text, name: text, role: text, consent: text })
    .nullable()
    .describe('Null: a stranger.'),
  session: z
    .object({ flow: text, step: z.int().describe('From 1.'), waiting: z.enum(['question', 'wait', 'call']) })
    .nullable()
    .describe('The flow they are in; of sub-flows the innermost.'),
  results: z.array(z.object({ flow: text, step: text, value: anyValue, text, at: instant })),
  planned: z
    .array(z.object({ what: text, flow: text.nullable(), due: instant }))
    .describe('The soonest first.'),
  held: z
    .array(z.object({ flow: text, reason: text, until: instant.nullable(), at: instant }))
    .describe('`flow` is empty for an announcement.'),
  tasks: z.array(z.object({ title: text, due: instant })).describe('Open work of this person.'),
});

type Behind = z.infer<typeof behindView>;

const none: Behind = { contact: null, session: null, results: [], planned: [], held: [], tasks: [] };
/** Enough for a talk; more than that nobody reads beside a phone. */
const most = 20;

/** Reads what is behind the talk of whoever speaks at an address. */
export async function lookBehind(records: Records, contact: Contact | undefined): Promise<Behind> {
  if (contact === undefined) {
    return none;
  }
  const latest = async (kind: 'results' | 'deliveries', limit: number) =>
    (
      await records.rows({ kind, contact: contact.id, after: null, limit, where: {}, order: 'newest' })
    ).toReversed();
  const [results, deliveries] = await Promise.all([latest('results', most), latest('deliveries', 500)]);
  return {
    contact: {
      id: contact.id,
      name: contact.name,
      role: contact.role,
      consent: contact.consent.status,
    },
    session: sessionOf(contact),
    results: results.map(viewResult),
    planned: [...contact.followUps].sort((one, other) => one.due - other.due).map(viewPlanned),
    held: deliveries
      .filter(({ data }) => typeof data['reason'] === 'string' && data['state'] !== 'read')
      .slice(-most)
      .map(viewHeld),
    tasks: (contact.tasks ?? []).map(({ title, due }) => ({ title, due: iso(due) })),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function sessionOf({ session }: Contact): Behind['session'] {
  const frame = session?.stack.at(-1);
  return session && frame ? { flow: frame.flow, step: frame.step + 1, waiting: session.waiting.kind } : null;
}

function viewPlanned(followUp: FollowUp): Behind['planned'][number] {
  const { kind, due } = followUp;
  const flow =
    followUp.kind === 'start'
      ? followUp.flow
      : followUp.kind === 'campaign'
        ? (followUp.campaign.split('.')[0] ?? null)
        : null;
  return { what: kind, flow, due: iso(due) };
}

function viewResult({ at, data }: Row): Behind['results'][number] {
  return {
    flow: textOf(data['flow']),
    step: textOf(data['step']),
    value: data['value'],
    text: textOf(data['text']),
    at: iso(at),
  };
}

function viewHeld({ at, data }: Row): Behind['held'][number] {
  const until = data['until'];
  return {
    flow: flowOf(data),
    reason: textOf(data['reason']),
    until: typeof until === 'number' ? iso(until) : null,
    at: iso(at),
  };
}

/** What a delivery is of stands in its cause: `campaign:<flow>.…`. */
function flowOf({ flow, cause }: Row['data']): string {
  const [kind, name = ''] = textOf(cause).split(':');
  return kind === 'broadcast' ? '' : textOf(flow) || (name.split('.')[0] ?? '');
}
