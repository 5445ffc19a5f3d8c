/** Cuts a text to so many characters, never through one; with `ellipsis` the last of them are three dots. */
export function cutText(text: string, length: number, ellipsis = false): string {
  if (text.length <= length) {
    return text;
  }
  const signs = Array.from(text);
  if (signs.length <= length) {
    return text;
  }
  return ellipsis ? `${signs.slice(0, length - 3).join('')}...` : signs.slice(0, length).join('');
}
