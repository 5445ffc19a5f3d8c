import { closest } from '../flowfile/yaml/closest.ts';

/**
 * What is nearly a setting in the text of a file `.env`, in words for whoever wrote it: it would be passed over in
 * silence, and the program would run otherwise than its file says. Names of other programs are left alone.
 */
export function misspeltSettings(text: string, settings: readonly string[]): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [, name, sign] = /^\s*(?:export\s+)?([\w-]+)\s*([=:])/u.exec(line) ?? [];
    if (name === undefined) {
      return [];
    }
    if (settings.includes(name)) {
      return sign === '=' ? [] : [`${name} is passed over; write ${name}=… with a =`];
    }
    const written = name.toUpperCase().replaceAll('-', '_');
    const meant = settings.includes(written) ? written : closest(written, settings);
    return meant === undefined ? [] : [`${name} is no setting and is passed over; did you mean ${meant}?`];
  });
}
