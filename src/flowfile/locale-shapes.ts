/** How the code of a language is written: `id`, `jv`, `mad`, `zh-Hant`. */
export const languageShape = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u;

/** Whether a name is a time zone that this machine knows. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
