const mark = 'from_';

/** What tells a row that came to another contact by a merge, so that it can be given back. */
export function mergeOrigin(contact: string): string {
  return `${mark}${contact}`;
}

/** Whether a key of a row's data is such a mark: it says nothing to whoever reads the row. */
export function isMergeOrigin(key: string): boolean {
  return key.startsWith(mark);
}
