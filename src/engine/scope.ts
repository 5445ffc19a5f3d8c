import { localDay } from '../domain/calendar.ts';
import { dayText } from '../domain/day.ts';
import { type Contact } from '../domain/contact.ts';
import { type Frame, type Result } from '../domain/session.ts';
import { usualPurpose } from '../domain/start-manner.ts';
import { type Value } from '../domain/value.ts';
import { lacksConsent } from './consent/lacks-consent.ts';
import { type Draft } from './draft.ts';
import { createArray, createObject, type Data } from './expressions/data.ts';
import { fromValue } from './expressions/from-value.ts';
import { createLazyObject, lazyParts } from './expressions/lazy-object.ts';
import { type Environment, type Scope } from './expressions/scope.ts';
import { reportedTask } from './tasks/report-task.ts';
import { addressForm, type AddressForm, firstName } from './address-name.ts';
import { type Program } from './program.ts';
import { type World } from './world.ts';

/** What expressions can see in this turn: `@contact`, `@results`, `@child`, `@parent`, `@input`. */
export function createScope(draft: Draft, program: Program | null): Scope {
  const { contact, world } = draft;
  const stack = contact.session?.stack ?? [];
  const frame = stack.at(-1);
  const above = stack.at(-2);
  return {
    roots: {
      contact: () => describeContact(contact, world),
      fields: () => describeFields(contact, world.fields),
      results: () => describeResults(frame?.results ?? {}, program),
      child: () => (frame?.child ? describeChild(frame.child) : null),
      parent: () => (above ? describeParent(above) : null),
      task: () => fromValue(describeReport(draft)),
      input: () => (draft.event.kind === 'message' ? draft.event.message.text : ''),
      trigger: () => fromValue({ params: paramsOf(draft) }),
    },
    environment: environmentOf(contact),
    now: world.now,
    chance: draft.chance,
  };
}

/** What a start brought along, one that was put off too. */
function paramsOf({ event }: Draft): { readonly [name: string]: Value } {
  const start = event.kind === 'due' ? event.followUp : event;
  return start.kind === 'start' ? start.params : {};
}

/** How dates and numbers are read and written for somebody: day before month, as in Indonesia. */
function environmentOf(contact: Contact): Environment {
  return {
    timezone: contact.timezone,
    dateFormat: 'DD-MM-YYYY',
    timeFormat: 'tt:mm',
    decimal: '.',
    grouping: ',',
    language: contact.language,
    country: 'ID',
    collation: 'default',
    locations: undefined,
  };
}

function describeContact(contact: Contact, world: World): Data {
  const form = (): AddressForm => addressForm(contact, world);
  const { createdAt, lastHeardAt, timezone } = contact;
  return lazyParts({
    __default__: () => contact.name,
    id: () => contact.id,
    name: () => contact.name,
    first_name: () => firstName(contact.name),
    language: () => contact.language,
    timezone: () => timezone,
    role: () => contact.role,
    salutation: () => form().title,
    address_name: () => form().short,
    village: () => contact.village,
    subdistrict: () => contact.place?.subdistrict ?? null,
    district: () => contact.place?.district ?? null,
    companion: () => contact.companion,
    groups: () => createArray(contact.groups),
    fields: () => describeFields(contact, world.fields),
    opted_in: () => lacksConsent(contact, usualPurpose, world) === null,
    consents: () => describeConsents(contact, world),
    joined_on: () => dayText(localDay(createdAt, timezone)),
    created_on: () => new Date(createdAt).toISOString(),
    last_seen_on: () => (lastHeardAt === null ? null : new Date(lastHeardAt).toISOString()),
  });
}

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
  });
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
  });
}

function describeResult({ value, text }: Result): Data {
  return fromValue({ __default__: value, value, text });
}

function describeChild({ flow, status, results }: NonNullable<Frame['child']>): Data {
  return lazyParts({
    __default__: () => flow,
    flow: () => flow,
    status: () => status,
    results: () => describeResults(results, null),
    run: () => fromValue({ status }),
  });
}

function describeParent({ flow, results }: Frame): Data {
  return lazyParts({ flow: () => flow, results: () => describeResults(results, null) });
}

/** Outside of a report everything about the task is empty, so that its flow can be tried without one. */
function describeReport(draft: Draft): Value {
  const task = reportedTask(draft);
  if (!task) {
    return { __default__: '', title: '', why: '', name: '', village: '', due: '' };
  }
  const { about, title, why, due } = task;
  const day = dayText(localDay(due, draft.contact.timezone));
  return { __default__: title, title, why, name: about?.name ?? '', village: about?.village ?? '', due: day };
}
