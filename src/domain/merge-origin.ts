const mark = 'from_';

/** What tells a row that came to another contact by a merge, so that it can be given back. */
export function mergeOrigin(contact: string): string {
  return `${mark}${contact}`;
}

/** Where a delivery that a merge voided keeps what it said, and what the other one's said. */
export const beforeMerge = 'beforeMerge';

/** Whether a key of a row's data is only there so that a merge can be undone: it says nothing to whoever reads it. */
export function isForUndoing(key: string): boolean {
  return key.startsWith(mark) || key === beforeMerge;
}
