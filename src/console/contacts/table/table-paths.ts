/** The page on which people are brought in from a table. */
export const bringInPath = '/people-table';

/** The file with the headings of a table alone. */
export const emptyTablePath = `${bringInPath}/columns.csv`;

/** The file with the people of a list, as the address of the list has chosen them. */
export function tablePathOf(list: string): string {
  const [path = '', query] = list.split('?');
  return `${path}/table.csv${query === undefined ? '' : `?${query}`}`;
}
