import { type ContactRecord, type OutboxEntry } from '../../domain/contact/contact-record.ts';
import { type Row } from '../../domain/row.ts';

/** Whether somebody lives again since their merge was undone, and was not given back everything. */
export function isParting({ forward, outbox }: ContactRecord): boolean {
  return forward === null && outbox.some(isSplit);
}

/** What wants it given back. */
export function isSplit(entry: OutboxEntry): boolean {
  return entry.kind === 'effect' && entry.effect.kind === 'split';
}

/** What whoever is parted remembers of it for two days. */
export function splitName({ id, at }: Row): string {
  return `split.${id}.${at}`;
}

/** Whether somebody was taken for another lately, and is themselves again. */
export function wasParted({ id, seen }: ContactRecord): boolean {
  return seen.some((each) => each.id.startsWith(`split.${id}.`));
}
