/** More than this no network shows in one message, and the last words would be lost. */
const longest = 4096;
const shown = 200;

/**
 * A text around a message: in one piece where that fits, else with the message's beginning, and the whole message by
 * itself.
 */
export function fitMessage(
  message: string,
  around: (message: string) => string,
): { readonly text: string; readonly whole: string | null } {
  const text = around(message);
  if (text.length <= longest) {
    return { text, whole: null };
  }
  const beginning = Array.from(message).slice(0, shown).join('');
  return { text: around(`${beginning}…`), whole: message };
}
