import { localDay } from '../domain/calendar.ts';
import { dayText } from '../domain/day.ts';
import { type Contact } from '../domain/contact.ts';
import { type Frame, type Result } from '../domain/session.ts';
import { usualPurpose } from '../domain/start-manner.ts';
import { type Value } from '../domain/value.ts';
import { lacksConsent } from './consent/lacks-consent.ts';
import { type Draft } from './draft.ts';
import { type Environment, type Scope } from './expressions/scope.ts';
import { reportedTask } from './tasks/report-task.ts';
import { addressForm, firstName } from './address-name.ts';
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
      results: () => (frame ? describeResults(frame.results, program) : {}),
      child: () => (frame?.child ? describeChild(frame) : null),
      parent: () => (above ? { flow: above.flow, results: describeResults(above.results, null) } : null),
      task: () => describeReport(draft),
      input: () => (draft.event.kind === 'message' ? draft.event.message.text : ''),
      trigger: () => ({ params: paramsOf(draft) }),
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

function describeContact(contact: Contact, world: World): Value {
  const form = addressForm(contact, world);
  return {
    __default__: contact.name,
    id: contact.id,
    name: contact.name,
    first_name: firstName(contact.name),
    language: contact.language,
    timezone: contact.timezone,
    role: contact.role,
    salutation: form.title,
    address_name: form.short,
    village: contact.village,
    subdistrict: contact.place?.subdistrict ?? null,
    district: contact.place?.district ?? null,
    companion: contact.companion,
    groups: contact.groups,
    fields: describeFields(contact, world.fields),
    opted_in: lacksConsent(contact, usualPurpose, world) === null,
    consents: describeConsents(contact, world),
    joined_on: dayText(localDay(contact.createdAt, contact.timezone)),
    created_on: new Date(contact.createdAt).toISOString(),
    last_seen_on: contact.lastHeardAt === null ? null : new Date(contact.lastHeardAt).toISOString(),
  };
}

/** A yes counts for the words that are asked today. */
function describeConsents(contact: Contact, world: World): Value {
  const purposes = Object.keys(world.manners.purposes);
  return Object.fromEntries(purposes.map((each) => [each, lacksConsent(contact, each, world) === null]));
}

function describeFields(contact: Contact, known: readonly string[]): Value {
  return { ...Object.fromEntries(known.map((key) => [key, null])), ...contact.fields };
}

/** Questions not answered yet are empty, not unknown. */
function describeResults(results: Readonly<Record<string, Result>>, program: Program | null): Value {
  const asked = (program?.steps ?? []).filter((step) => step.verb === 'ask' || step.verb === 'outside');
  return {
    ...Object.fromEntries(asked.map((step) => [step.key, null])),
    ...Object.fromEntries(Object.entries(results).map(([id, result]) => [id, describeResult(result)])),
  };
}

function describeResult(result: Result): Value {
  return { __default__: result.value, value: result.value, text: result.text };
}

function describeChild(frame: Frame): Value {
  if (!frame.child) {
    return null;
  }
  const { flow, status, results } = frame.child;
  return { __default__: flow, flow, status, results: describeResults(results, null), run: { status } };
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
