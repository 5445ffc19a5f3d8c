import { type CommandWord } from '../../engine/world.ts';

/** Words by what they ask for; where one is listed twice, the last one here counts. */
export const commandWords = [
  'tasks',
  'summary',
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
] as const satisfies readonly CommandWord[];
