/** Lines of a bubble on a cheap phone, which shows about 40 characters in each. */
export function linesOnPhone(text: string): number {
  return text.split('\n').reduce((lines, paragraph) => lines + wrap(paragraph), 0);
}

function wrap(paragraph: string): number {
  let [lines, used] = [1, 0];
  for (const { length } of paragraph.split(' ')) {
    [lines, used] = used > 0 && used + 1 + length > 40 ? [lines + 1, length] : [lines, used + length + 1];
  }
  return lines;
}
