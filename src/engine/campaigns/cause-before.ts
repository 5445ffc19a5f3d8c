import { type Campaign } from './campaigns.ts';

/** What the names of all causes of a campaign begin with. */
export function causeBefore({ key, trigger }: Pick<Campaign, 'key' | 'trigger'>): string {
  return `${trigger.kind === 'every' ? 'schedule' : 'campaign'}:${key}@`;
}
