import { type TaskSubject } from '../../src/domain/task.ts';
import { openTalk, type Talk } from './engine-world.ts';

/** Talks with a family whose companion is Wati. */
export function familyTalk(): Talk {
  const contact = { name: 'Siti', companion: 'wati', village: 'Songgon' };
  return openTalk({ flows: {}, manners: 'usual', contact });
}

/** Talks with the volunteer Wati. */
export function volunteerTalk(): Talk {
  return openTalk({ flows: {}, manners: 'usual', contact: { role: 'volunteer', name: 'Wati' } });
}

/** A family of Wati's, as others know it. */
function subject(name: string): TaskSubject {
  return { contact: name.toLowerCase(), name, village: 'Songgon', companion: 'wati' };
}

/** Brings words of a family to a volunteer, under the id of the message they came in; answers what is said. */
export function bring(
  talk: Talk,
  heard: string,
  { name = 'Siti', text = 'halo', urgent = false }: { name?: string; text?: string; urgent?: boolean },
): readonly string[] {
  return talk.happen({ kind: 'words', from: subject(name), words: { heard, text, media: [] }, urgent });
}

/** The words that went on to somebody else since nobody answered them. */
export function passedOn(talk: Talk): readonly string[] {
  return talk.effects('unanswered').map(({ thread }) => thread.heard);
}
