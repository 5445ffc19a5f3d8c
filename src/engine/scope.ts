import { localDay } from '../domain/time/calendar.ts';
import { dayText } from '../domain/time/day.ts';
import { type Contact } from '../domain/contact/contact.ts';
import { type Frame, type Result } from '../domain/session.ts';
import { usualPurpose } from '../domain/start-manner.ts';
import { type Value } from '../domain/value.ts';
import { lacksConsent } from './consent/lacks-consent.ts';
import { type Draft } from './draft.ts';
import { findNames } from './expressions/calendar/names.ts';
import { createArray, createObject, type Data } from './expressions/data.ts';
import { fromValue } from './expressions/from-value.ts';
import { createLazyObject, lazyParts, type Parts } from './expressions/lazy-object.ts';
import { type Environment, type Scope } from './expressions/scope.ts';
import { titleOf } from './tasks/titled.ts';
import { sayValue } from './say.ts';
import { reportedTask } from './tasks/report-task.ts';
import { addressForm, firstName } from './address-name.ts';
import { type Program } from './program.ts';
import { type World } from './world.ts';

/** What expressions can see in this turn: `@contact`, `@results`, `@child`, `@parent`, `@input`, `@unclear`. */
export function createScope(draft: Draft, program: Program | null): Scope {
  const { contact, world } = draft;
  const stack = contact.session?.stack ?? [];
  const frame = stack.at(-1);
  const above = stack.at(-2);
  return {
    roots: {
      contact: () => lazyParts(parts, { contact, world }),
      fields: () => describeFields(contact, world.fields),
      results: () => describeResults(frame?.results ?? {}, program),
      child: () => (frame?.child ? lazyParts(childParts, { child: frame.child, world }) : null),
      parent: () => (above ? lazyParts(parentParts, { frame: above, world }) : null),
      task: () => fromValue(describeReport(draft)),
      input: () => (draft.event.kind === 'message' ? draft.event.message.text : ''),
      unclear: () => draft.unclear.join(' / '),
      trigger: () => fromValue({ params: paramsOf(draft) }),
    },
    environment: environmentOf(contact, world),
    now: world.now,
    chance: draft.chance,
  };
}

/** What a start brought along, one that was put off too. */
function paramsOf({ event }: Draft): { readonly [name: string]: Value } {
  const start = event.kind === 'due' ? event.followUp : event;
  return start.kind === 'start' ? start.params : {};
}

/**
 * How dates and numbers are read and written for somebody: 04-05-2025 and 1.500.000, as in Indonesia; 1,500,000 in
 * English. The names of days are those of the nearest language that has any.
 */
export function environmentOf(contact: Contact, world: World): Environment {
  const language = world.languages(contact.language).find(findNames) ?? contact.language;
  const english = /^en(?:-|$)/u.test(language);
  return {
    timezone: contact.timezone,
    dateFormat: 'DD-MM-YYYY',
    timeFormat: 'tt:mm',
    decimal: english ? '.' : ',',
    grouping: english ? ',' : '.',
    language,
    country: () => 'ID',
    collation: 'default',
    locations: undefined,
  };
}

interface Described {
  readonly contact: Contact;
  readonly world: World;
}

const parts: Parts<Described> = {
  __default__: ({ contact }) => contact.name,
  id: ({ contact }) => contact.id,
  name: ({ contact }) => contact.name,
  first_name: ({ contact }) => firstName(contact.name),
  language: ({ contact }) => contact.language,
  timezone: ({ contact }) => contact.timezone,
  role: ({ contact }) => contact.role,
  salutation: ({ contact, world }) => addressForm(contact, world).title,
  address_name: ({ contact, world }) => addressForm(contact, world).short,
  village: ({ contact }) => contact.village,
  subdistrict: ({ contact }) => contact.place?.subdistrict ?? null,
  district: ({ contact }) => contact.place?.district ?? null,
  companion: ({ contact }) => contact.companion,
  groups: ({ contact }) => createArray(contact.groups),
  fields: ({ contact, world }) => describeFields(contact, world.fields),
  opted_in: ({ contact, world }) => lacksConsent(contact, usualPurpose, world) === null,
  consents: ({ contact, world }) => describeConsents(contact, world),
  away_until: ({ contact: { away, timezone } }) =>
    away ? dayText(localDay(away.until - 1, timezone)) : null,
  joined_on: ({ contact }) => dayText(localDay(contact.createdAt, contact.timezone)),
  created_on: ({ contact }) => new Date(contact.createdAt).toISOString(),
  last_seen_on: ({ contact: { lastHeardAt } }) =>
    lastHeardAt === null ? null : new Date(lastHeardAt).toISOString(),
};

/** A yes counts for the words that are asked today. */
function describeConsents(contact: Contact, world: World): Data {
  const purposes = Object.keys(world.manners.purposes);
  return createObject(purposes.map((each) => [each, lacksConsent(contact, each, world) === null] as const));
}

function describeFields({ fields }: Contact, known: readonly string[]): Data {
  return createLazyObject({
    keys: () => [...new Set([...known, ...Object.keys(fields)])],
    compute: (key) =>
      Object.hasOwn(fields, key) ? fromValue(fields[key] ?? null) : known.includes(key) ? null : undefined,
    fallback: () => linesOf(Object.entries(fields)),
  });
}

/** All together, one a line, as they are read where somebody writes `@results` alone. */
function linesOf(entries: readonly (readonly [string, Value])[]): string {
  const told = entries.filter(([, value]) => value !== null);
  return told
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .sort()
    .join('\n');
}

type Results = Readonly<Record<string, Result>>;

/** Questions not answered yet are empty, not unknown. */
function describeResults(results: Results, program: Program | null): Data {
  const asked = (program?.steps ?? []).filter((step) => step.verb === 'ask' || step.verb === 'outside');
  return createLazyObject({
    keys: () => [...new Set([...asked.map(({ key }) => key), ...Object.keys(results)])],
    compute: (key) => {
      const result = Object.hasOwn(results, key) ? results[key] : undefined;
      return result ? describeResult(result) : asked.some((step) => step.key === key) ? null : undefined;
    },
    fallback: () => linesOf(Object.entries(results).map(([key, { value }]) => [key, value] as const)),
  });
}

function describeResult({ value, text }: Result): Data {
  return fromValue({ __default__: value, value, text });
}

interface Child {
  readonly child: NonNullable<Frame['child']>;
  readonly world: World;
}

const childParts: Parts<Child> = {
  __default__: ({ child }) => child.flow,
  flow: ({ child }) => child.flow,
  status: ({ child }) => child.status,
  results: ({ child, world }) => describeResults(child.results, world.program(child.flow, null) ?? null),
  run: ({ child }) => fromValue({ status: child.status }),
};

interface Parent {
  readonly frame: Frame;
  readonly world: World;
}

const parentParts: Parts<Parent> = {
  flow: ({ frame }) => frame.flow,
  results: ({ frame, world }) =>
    describeResults(frame.results, world.program(frame.flow, frame.version) ?? null),
};

/** Outside of a report everything about the task is empty, so that its flow can be tried without one. */
function describeReport(draft: Draft): Value {
  const task = reportedTask(draft);
  if (!task) {
    return { __default__: '', title: '', why: '', name: '', village: '', due: '' };
  }
  const { about, why, due } = task;
  const title = sayValue(titleOf(task, draft.contact), draft.contact, draft.world);
  const day = dayText(localDay(due, draft.contact.timezone));
  return { __default__: title, title, why, name: about?.name ?? '', village: about?.village ?? '', due: day };
}
