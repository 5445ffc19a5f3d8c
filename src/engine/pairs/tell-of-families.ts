import { type EventOf } from '../../domain/event.ts';
import { type TaskSubject } from '../../domain/task.ts';
import { type Draft, nextId } from '../draft.ts';
import { sendPhrase } from '../send-phrase.ts';

type FamiliesEvent = EventOf<'given' | 'hand_over'>;

/** Both sides of a move are told by one message each; the one who hands over sets the families going. */
export function tellOfFamilies(draft: Draft, event: FamiliesEvent): void {
  const { families, count } = event;
  const [only] = families;
  const about = count === 1 && only ? { about: only.contact } : {};
  const named = namesOf(draft, event);
  if (event.kind === 'given') {
    sendPhrase(draft, 'families_given', about, { families: named });
    return;
  }
  const { to, name } = event;
  draft.effects.push({ kind: 'caseload', id: nextId(draft), to, cause: draft.event.id, families, count });
  sendPhrase(draft, 'families_left', about, { who: name, families: named });
}

function namesOf({ contact, world }: Draft, { families, count }: FamiliesEvent): string {
  const names = families.map(nameOf).join(', ');
  const more = count - families.length;
  return more > 0
    ? `${names} ${world.phrase(contact.language, 'and_more', { name: contact.name, count: String(more) })}`
    : names;
}

/** A family as volunteers know it: `Siti Aminah (Songgon)`. */
export function nameOf({ name, village }: Pick<TaskSubject, 'name' | 'village'>): string {
  return village === null ? name : `${name} (${village})`;
}
