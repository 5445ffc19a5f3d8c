import { type Contact } from '../../domain/contact/contact.ts';
import { type EffectOf, type OneContact, type Recipient } from '../../domain/effect.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type Settlement } from '../../runner/path.ts';
import { say, type Tongue } from '../../engine/say.ts';
import { contactIncident } from '../contact-incident.ts';
import { chooseAssignee } from './choose-assignee.ts';
import { type Doers } from './find-doers.ts';

/** Beside so many tasks a coordinator gets none that is only theirs because a family has no companion. */
const mostInstead = 60;

/**
 * A task becomes a row at once and an event of who is to do it, whose turns write its further states; where nobody
 * can be its assignee it stays open and an incident says so.
 */
export function openTask(
  effect: EffectOf<'task'>,
  contact: Contact,
  about: { readonly doers: Doers; readonly tongue: Tongue; readonly now: Instant },
): Settlement {
  const { id, said, why, due, flow, sort, report, version = 1 } = effect;
  const { now } = about;
  const chosen = chooseDoer(about.doers, { family: contact, sort, now });
  const assignee = chosen?.id ?? null;
  const title = titleFor(chosen, effect, { name: contact.name, tongue: about.tongue });
  const meant = typeof effect.for === 'string' ? effect.for : effect.for.query;
  const { village, companion } = contact;
  const reported = report === undefined ? {} : { report };
  const told = { title, why, due, flow, sort, ...reported };
  const data = { ...told, for: meant, assignee, village, companion, state: 'open' };
  const row: Row = { kind: 'tasks', id, contact: contact.id, at: now, version, data };
  if (assignee === null) {
    return { rows: [row, nobody(contact, flow, now)], happen: [] };
  }
  const subject = { contact: contact.id, name: contact.name, village, companion };
  const owner = isLent(effect.for, about.doers) && assignee !== companion ? companion : null;
  const task = { id, kind: sort, about: subject, title, why, due, flow, for: meant, owner, version };
  const worded = { ...task, ...reported, ...(said && { said }) };
  return {
    rows: [row],
    happen: [{ contact: assignee, event: { id: `${id}.task`, at: now, kind: 'task', task: worded } }],
  };
}

function titleFor(
  doer: Contact | undefined,
  { said, title }: Pick<EffectOf<'task'>, 'said' | 'title'>,
  { name, tongue }: { readonly name: string; readonly tongue: Tongue },
): string {
  return said && doer ? say(said, { ...doer, name }, tongue) : title;
}

/** Whoever stands in for the companion gives it back in the end. */
function isLent(meant: Recipient | OneContact, { instead }: Doers): boolean {
  return meant === 'companion' && !instead;
}

function chooseDoer(
  { people, instead }: Doers,
  about: Parameters<typeof chooseAssignee>[1],
): Contact | undefined {
  const free = instead ? people.filter(({ tasks = [] }) => tasks.length < mostInstead) : people;
  return chooseAssignee(free, about);
}

function nobody(contact: Contact, flow: string | null, now: Instant): Row {
  const key = `task:${contact.id}`;
  return contactIncident(
    { what: 'no_recipient', key, flow, detail: 'a task has nobody to do it' },
    contact,
    now,
  );
}
