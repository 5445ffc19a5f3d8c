/** Words that are built in. They are the whole message, normalised; one that is listed twice means the last of these. */
export const reservedWords = [
  'who_is_this',
  'open_talk',
  'end_talk',
  'my_data',
  'not_me',
  'back',
  'repeat',
  'help',
  'start',
  'stop',
] as const;

/** What a word that is built in means. */
export type ReservedWord = (typeof reservedWords)[number];

/**
 * What may be asked for by a word, where no question is open: by staff, and by whoever has a new number. The last six
 * say whom a coordinator announces to. A word that is listed twice asks for the last of these.
 */
export const commandWords = [
  'tasks',
  'summary',
  'own_families',
  'moved',
  'thanks',
  'skip',
  'announce',
  'announce_status',
  'announce_stop',
  'announce_resume',
  'announce_approve',
  'announce_mend',
  'announce_drop',
  'announce_cancel',
  'all',
  'families',
  'volunteers',
  'coordinators',
  'village',
  'group',
] as const;

/** What is asked for by a word. */
export type CommandWord = (typeof commandWords)[number];
