/** What is wrong with a line that does not begin where, or as, its neighbours do; `at` is anywhere in it. */
export function explainLine(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const line = lineFrom(text, start);
  if (/^ *-[^\s-]/u.test(line)) {
    return 'a space must stand behind the dash';
  }
  if (/^ *[–—•·*] /u.test(line)) {
    return 'an item of a list begins with "- ", a plain minus and a space';
  }
  return isBesideDashes(text.slice(0, start), depthOf(line))
    ? 'this line begins in the column of the dashes above; begin it with "- ", or two columns further in'
    : 'this line is indented otherwise than those it belongs to; begin it in the same column';
}

/** Whether the nearest line above that is not indented deeper begins with a dash in this very column. */
function isBesideDashes(above: string, depth: number): boolean {
  const lines = above.split('\n').filter((line) => line.trim() !== '');
  const near = lines.findLast((line) => depthOf(line) <= depth) ?? '';
  return depthOf(near) === depth && /^ *- /u.test(near);
}

function lineFrom(text: string, start: number): string {
  return /[^\r\n]*/u.exec(text.slice(start))?.[0] ?? '';
}

function depthOf(line: string): number {
  return /^ */u.exec(line)?.[0].length ?? 0;
}
