import { isTimezone } from '../../domain/time/calendar.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { fitField } from '../../domain/contact/field-types.ts';
import { locateVillage } from '../../domain/locate-village.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { languageCode } from '../../domain/text/language-code.ts';
import { usualPurpose } from '../../domain/start-manner.ts';
import { type Value } from '../../domain/value.ts';
import { giveConsent } from '../consent/give-consent.ts';
import { change, type Draft, getSession, nextId, topFrame } from '../draft.ts';
import { evaluateAt, type Place, raiseFailure } from '../render.ts';
import { queueFlow } from '../start/queue-flow.ts';
import { setAway } from '../pairs/away.ts';
import { reportedTask, setTask, type TaskVerdict } from '../tasks/report-task.ts';
import { type World } from '../world.ts';
import { type At, type Outcome } from './step.ts';

/**
 * Sets properties and fields of the contact, and fields of the family that a report is about; what cannot be set stays
 * as it was, with an incident.
 */
export function setProperties(draft: Draft, at: At<'set'>): Outcome {
  const { assignments, next } = at.step;
  // With `task.done` the report ends, and nobody knows any more which family it was about.
  writeOfFamily(
    draft,
    at,
    assignments.filter(({ path }) => isOfFamily(path)),
  );
  for (const { path, value } of assignments.filter((each) => !isOfFamily(each.path))) {
    assign(draft, at, path, evaluateAt(draft, at, value));
  }
  return next;
}

const ofFamily = 'family.fields.';
const isOfFamily = (path: string): boolean => path.startsWith(ofFamily);

/** Outside of a report about a family nothing is written, so that its flow can be tried without one. */
function writeOfFamily(draft: Draft, at: At<'set'>, assignments: At<'set'>['step']['assignments']): void {
  const family = reportedTask(draft)?.about?.contact;
  const fields = assignments.flatMap(({ path, value }) => {
    const key = path.slice(ofFamily.length);
    const fitted = fitField(draft.world.people.fields, key, evaluateAt(draft, at, value));
    if ('wanted' in fitted) {
      refuse(draft, at, path);
      return [];
    }
    return [[key, fitted.value] as const];
  });
  if (family !== undefined && fields.length > 0) {
    const id = nextId(draft);
    draft.effects.push({ kind: 'told_of', id, family, fields: Object.fromEntries(fields) });
  }
}

function assign(draft: Draft, place: Place, path: string, value: Value): void {
  const purpose = purposeOf(path);
  if (purpose !== null) {
    // No answer is neither yes nor no.
    if (value !== null && value !== '') {
      setConsent(draft, place, { purpose, agreed: isYes(value) });
    }
    return;
  }
  if (path === 'away_until') {
    if (!setAway(draft, value)) {
      refuse(draft, place, path);
    }
    return;
  }
  const verdict = verdicts.find((each) => path === `task.${each}`);
  if (verdict) {
    if (!setTask(draft, verdict, value)) {
      refuse(draft, place, path);
    }
    return;
  }
  if (path.startsWith('fields.')) {
    setField(draft, place, path.slice('fields.'.length), value);
    return;
  }
  const properties = propertyOf(draft, path, asText(value).trim());
  if (properties) {
    change(draft, properties);
  } else {
    refuse(draft, place, path);
  }
}

function purposeOf(path: string): string | null {
  return path === 'opted_in' ? usualPurpose : (/^consents\.(.+)$/u.exec(path)?.[1] ?? null);
}

const verdicts: readonly TaskVerdict[] = ['done', 'cannot', 'later'];

function refuse(draft: Draft, place: Place, path: string): void {
  const written = /^(?:task|family)\./u.test(path) ? path : `contact.${path}`;
  raiseFailure(draft, place, `${written} cannot take this value`);
}

function setField(draft: Draft, place: Place, key: string, given: Value): void {
  const fitted = fitField(draft.world.people.fields, key, given);
  if ('wanted' in fitted) {
    refuse(draft, place, `fields.${key}`);
    return;
  }
  changeFields(draft, { [key]: fitted.value });
}

/** Keeps fields of the contact; nothing at all, or an empty text, removes one. */
export function changeFields(draft: Draft, fields: Contact['fields']): void {
  const others = Object.entries(draft.contact.fields).filter(([key]) => !(key in fields));
  const kept = Object.entries(fields).filter(([, value]) => value !== null && value !== '');
  change(draft, { fields: Object.fromEntries([...others, ...kept]) });
}

function propertyOf({ world, contact }: Draft, path: string, text: string): Partial<Contact> | null {
  switch (path) {
    case 'name':
      return text === '' ? null : { name: text.slice(0, 128) };
    case 'language':
      return languageCode.test(text) ? { language: text } : null;
    case 'timezone':
      return isTimezone(text) ? { timezone: text } : null;
    case 'village':
      return locateVillage(world.people.places, text === '' ? null : text.slice(0, 128), contact.place);
    case 'salutation':
      return salutationOf(world, text);
    default:
      return null;
  }
}

function salutationOf(world: World, text: string): Partial<Contact> | null {
  const salutation = text === '' ? null : world.titleOf(normalise(text));
  return salutation === undefined ? null : { salutation };
}

/** Yes and no are kept with their proof: the words that were agreed to and the message that said so. */
function setConsent(
  draft: Draft,
  { program, step }: Place,
  { purpose, agreed }: { readonly purpose: string; readonly agreed: boolean },
): void {
  const asked = program.steps[topFrame(getSession(draft)).answered.at(-1) ?? -1];
  const question = asked?.verb === 'ask' ? asked.key : step.key;
  const already = draft.contact.consent.status === 'opted_in';
  giveConsent(draft, purpose, {
    status: agreed ? 'opted_in' : 'declined',
    method: `flow:${program.id}`,
    textVersion: `${program.id}@${program.version}#${question}`,
  });
  if (agreed && !already && purpose === usualPurpose) {
    queueOptedIn(draft, program.id);
  }
}

/** Flows that begin when somebody joins wait for the running one to end. */
export function queueOptedIn(draft: Draft, running: string | null): void {
  for (const each of draft.world.onEvent('contact.opted_in', draft.contact.groups)) {
    const meant = each.for.length === 0 || each.for.includes(draft.contact.role);
    if (meant && each.id !== running) {
      queueFlow(draft, each.id, 'event');
    }
  }
}

function isYes(value: Value): boolean {
  return typeof value === 'string'
    ? ['yes', 'ya', 'true', 'setuju', '1'].includes(value.trim().toLowerCase())
    : value === true || (typeof value === 'number' && value !== 0);
}

function asText(value: Value): string {
  return typeof value === 'object' ? '' : String(value);
}
