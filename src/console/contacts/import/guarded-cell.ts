/** What a spreadsheet takes for a formula, and what it shortens to a number, a day or a time. */
const misread = /^(?:[=+\-@＝＋－＠'\t\r\n]|\d[\d\s.,:/()%eE+-]*$)/u;

/** A text as a cell that every spreadsheet leaves as it is: an apostrophe stands before what it would misread. */
export function guardCell(text: string): string {
  return misread.test(text) ? `'${text}` : text;
}

/** What such a cell says. */
export function bareCell(cell: string): string {
  return isGuarded(cell) ? cell.slice(1) : cell;
}

/** Whether an apostrophe says that this cell is a text, whatever it looks like. */
function isGuarded(cell: string): boolean {
  return cell.startsWith("'") && misread.test(cell.slice(1));
}
