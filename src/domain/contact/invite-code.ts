/** Letters that are not taken for one another and make no words. */
export const inviteLetters = 'bcdfghjkmnpqrstvwxz';
/** How many of them an invitation's code has. */
export const inviteLength = 10;

const pattern = new RegExp(`\\bsemangat-([${inviteLetters}]{${inviteLength}})\\b`, 'iu');

/** The word by which a code is passed on: it is at home in texts and in deep links alike. */
export function inviteWord(code: string): string {
  return `semangat-${code}`;
}

/** The code of an invitation in a text; undefined where there is none. */
export function findInviteCode(text: string): string | undefined {
  return pattern.exec(text)?.[1]?.toLowerCase();
}

/** What a text says beside its code. */
export function withoutInvite(text: string): string {
  return text.replace(pattern, ' ').replaceAll(/\s+/gu, ' ').trim();
}
