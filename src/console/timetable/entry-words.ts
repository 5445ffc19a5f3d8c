import { type Listed } from '../../programme/campaigns/create-timetable.ts';
import { roleWords } from '../announcements/whom-words.ts';
import { type Phrase } from '../phrase.ts';

/** The page of something that comes by itself. */
export const entryPath = (key: string): string => `/timetable/${encodeURIComponent(key)}`;

/** Whom it is for, in words; a query stands as its flow has it. */
export function forWhom(
  { roles, trigger }: Pick<Listed['campaign'], 'roles' | 'trigger'>,
  phrase: Phrase,
): string {
  const named = roles.length === 0 ? [phrase('everybody')] : roles.map((role) => roleWords(phrase, role));
  return [named.join(', '), ...(trigger.audience === null ? [] : [trigger.audience])].join(' · ');
}
