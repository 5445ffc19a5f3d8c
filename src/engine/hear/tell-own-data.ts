import { type Instant } from '../../domain/time/clock.ts';
import { type Draft } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';
import { plainDay } from '../say.ts';

/** Says to somebody in short what is kept of them, and how to get all of it or have it erased. */
export function tellOwnData(draft: Draft): void {
  const { name, village, createdAt, consent } = draft.contact;
  const dayOf = (at: Instant): string => plainDay(at, draft);
  const agreed = consent.status === 'opted_in' && consent.at !== null ? dayOf(consent.at) : '-';
  const values = { name: name === '' ? '-' : name, village: village ?? '-', since: dayOf(createdAt), agreed };
  sendPhrase(draft, 'my_data', {}, values);
}
