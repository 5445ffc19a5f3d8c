import { type Listed } from '../../programme/campaigns/create-timetable.ts';
import { roleWords } from '../announcements/whom-words.ts';
import { audienceWords, type TellingWhom } from './audience-words.ts';

/** The page of something that comes by itself. */
export const entryPath = (key: string): string => `/timetable/${encodeURIComponent(key)}`;

/** Whom it is for, in words; a query for which there are none stands as its flow has it. */
export function forWhom(
  { roles, trigger, audience }: Pick<Listed['campaign'], 'roles' | 'trigger' | 'audience'>,
  telling: TellingWhom,
): string {
  const { phrase } = telling;
  const query = audience === null ? null : (audienceWords(audience, telling) ?? trigger.audience);
  const named = roles.map((role) => roleWords(phrase, role)).join(', ');
  return [named, query ?? ''].filter((each) => each !== '').join(' · ') || phrase('everybody');
}
