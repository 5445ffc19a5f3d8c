import { type Row } from '../../../domain/row.ts';
import { type Instant } from '../../../domain/time/clock.ts';
import { type Records } from '../../../programme/records/records.ts';
import { isByStaff } from '../../tickets/answer-ticket.ts';

/** More than so many messages in a row nobody leaves unanswered without being seen. */
const lookedThrough = 50;

/**
 * Since the first word that no human has answered; where no human ever has, since it was opened. Null: nothing waits
 * for an answer.
 */
export async function waitsSince(records: Pick<Records, 'rows'>, ticket: Row): Promise<Instant | null> {
  const { contact, at, data } = ticket;
  if (data['state'] !== 'open') {
    return null;
  }
  const wanted = { kind: 'messages', contact, where: {}, order: 'newest', from: at } as const;
  const rows = contact === null ? [] : await records.rows({ ...wanted, after: null, limit: lookedThrough });
  const answer = rows.findIndex(isByStaff);
  if (answer === -1 && typeof data['answeredAt'] !== 'number') {
    return at;
  }
  const unanswered = (answer === -1 ? rows : rows.slice(0, answer)).filter(isHeard);
  return unanswered.at(-1)?.at ?? null;
}

function isHeard({ data }: Row): boolean {
  return data['direction'] === 'in';
}
