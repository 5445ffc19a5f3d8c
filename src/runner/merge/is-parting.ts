import { type ContactRecord, type OutboxEntry } from '../../domain/contact/contact-record.ts';

/** Whether somebody lives again since their merge was undone, and was not given back everything. */
export function isParting({ forward, outbox }: ContactRecord): boolean {
  return forward === null && outbox.some(isSplit);
}

/** What wants it given back. */
export function isSplit(entry: OutboxEntry): boolean {
  return entry.kind === 'effect' && entry.effect.kind === 'split';
}
