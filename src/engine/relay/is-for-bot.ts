import { type CommandWord } from '../built-in-words.ts';
import { type World } from '../world.ts';

/** Words that the bot itself offers as answers to it; nobody says them to a family. */
const ours: readonly CommandWord[] = [
  'tasks',
  'summary',
  'skip',
  'announce',
  'announce_status',
  'announce_stop',
  'announce_resume',
  'announce_approve',
  'announce_mend',
  'announce_drop',
  'announce_cancel',
];

/**
 * Whether a whole message of a volunteer, normalised, can hardly be meant for a family: a number alone, as lists are
 * answered with, or a word that the bot asks for. "1 kg" and a phone number are words like others.
 */
export function isForBot(world: World, word: string): boolean {
  const asked = world.command(word);
  return /^\d{1,4}$/u.test(word) || (asked !== undefined && ours.includes(asked));
}
