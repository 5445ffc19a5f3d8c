import { type Marked } from './markup.ts';

const tags: { readonly [style: string]: readonly [string, string] } = {
  b: ['<b>', '</b>'],
  i: ['<i>', '</i>'],
  z: ['<b><i>', '</i></b>'],
};

/** Writes a stretch of a text as Telegram's HTML. Tags are closed and opened again with each change of style. */
export function renderHtml({ text, styles }: Marked, from = 0, to = text.length): string {
  let html = '';
  let start = from;
  while (start < to) {
    const style = styles.charAt(start);
    let end = start + 1;
    while (end < to && styles.charAt(end) === style) {
      end += 1;
    }
    const [open, close] = tags[style] ?? ['', ''];
    html += `${open}${escapeHtml(text.slice(start, end))}${close}`;
    start = end;
  }
  return html;
}

/** Escapes the three characters that Telegram's HTML reserves. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
