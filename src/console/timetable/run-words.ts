import { type DeliveryState } from '../../domain/delivery.ts';
import { type CampaignRun } from '../../programme/campaigns/read-runs.ts';
import { fates } from '../announcements/fates.ts';
import { readMoment } from '../announcements/read-moment.ts';
import { knownLanguage } from '../pages/known-language.ts';
import { type Phrase } from '../phrase.ts';

/** Which run it was: what each one's clock showed, or the date that it hung on. */
export function occurrenceWords(occurrence: string, { language }: { readonly language: string }): string {
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(occurrence);
  const at = isDay ? Date.parse(occurrence) : readMoment(occurrence, 'UTC');
  if (at === null || Number.isNaN(at)) {
    return occurrence;
  }
  const clock = isDay ? {} : ({ timeStyle: 'short' } as const);
  return new Intl.DateTimeFormat(knownLanguage(language), {
    dateStyle: 'full',
    ...clock,
    timeZone: 'UTC',
  }).format(at);
}

/** How many share which fate: "212 terkirim, 3 dilewati". */
export function stateWords({ states }: Pick<CampaignRun, 'states'>, phrase: Phrase): string {
  return fates
    .filter((fate: DeliveryState) => (states[fate] ?? 0) > 0)
    .map((fate) => `${String(states[fate])} ${phrase(`announce_fate_${fate}`)}`)
    .join(', ');
}
