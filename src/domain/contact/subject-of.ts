import { type Contact } from './contact.ts';
import { type TaskSubject } from '../task.ts';

/** A family as work and words are about it. */
export function subjectOf({ id, name, village, companion }: Contact): TaskSubject {
  return { contact: id, name, village, companion };
}
