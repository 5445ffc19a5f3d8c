import { type Contact } from '../../../domain/contact/contact.ts';
import { type Draft } from '../../draft.ts';
import { createArray, type Data } from '../../expressions/data.ts';
import { type Evaluation } from '../../expressions/evaluation.ts';
import { createLazyObject, lazyParts, type Parts } from '../../expressions/lazy-object.ts';
import { fromTyped } from '../../expressions/typed/read-typed.ts';
import { toText } from '../../expressions/to-text.ts';
import { type ContactField } from '../../workspace.ts';
import { fieldData } from '../field-value.ts';
import { routeOf } from '../send-route.ts';
import { toThreeLetters } from '../three-letters.ts';
import { readUrn, schemes, urnForPeople, urnsOf } from '../urn.ts';
import { momentOf } from './moment-of.ts';
import { describeTickets } from './describe-tickets.ts';
import { describeChannel } from './describe-input.ts';

const deprecated = new Map([
  ['id', '@contact.id is deprecated, use @contact.ref instead'],
  ['tickets', '@contact.tickets is deprecated, use @ticket instead'],
]);

interface Described {
  readonly draft: Draft;
  readonly contact: Contact;
  readonly evaluation: Evaluation;
}

const parts: Parts<Described> = {
  __default__: ({ draft, contact }) => (contact.name === '' ? formatted(shownUrns(draft)[0]) : contact.name),
  uuid: ({ contact }) => contact.id,
  id: ({ draft, contact }) => draft.world.workspace.numbers[contact.id] ?? contact.id,
  ref: ({ contact }) => contact.id,
  name: ({ contact }) => contact.name,
  first_name: ({ contact }) => /[\p{M}\p{L}\p{N}_']+|\p{S}/u.exec(contact.name)?.[0] ?? '',
  language: ({ contact }) => toThreeLetters(contact.language),
  timezone: ({ contact }) => (contact.timezone === '' ? null : contact.timezone),
  status: ({ contact }) => contact.status ?? 'active',
  created_on: ({ contact }) => momentOf(contact.createdAt),
  last_seen_on: ({ contact }) => momentOf(contact.lastHeardAt),
  urns: ({ draft }) => createArray(shownUrns(draft)),
  urn: ({ draft }) => shownRoute(draft),
  groups: ({ draft, contact }) => createArray(contact.groups.map((each) => describeGroup(draft, each))),
  fields: ({ draft, evaluation }) => describeFields(draft, evaluation),
  channel: ({ draft, evaluation }) => fromTyped(evaluation, describeChannel(routeOf(draft)?.channel)),
  tickets: ({ draft, evaluation }) => fromTyped(evaluation, describeTickets(draft)),
};

/** `@contact`. */
export function describeContact(draft: Draft, evaluation: Evaluation): Data {
  return lazyParts(parts, { draft, contact: draft.contact, evaluation }, deprecated);
}

const groupParts: Parts<{ readonly uuid: string; readonly name: string }> = {
  uuid: ({ uuid }) => uuid,
  name: ({ name }) => name,
};

function describeGroup({ world }: Draft, name: string): Data {
  const uuid = world.workspace.groups.find((group) => group.name === name)?.uuid ?? '';
  return lazyParts(groupParts, { uuid, name });
}

/** `@fields`: every declared field, null where the contact has none. */
export function describeFields({ contact, world }: Draft, evaluation: Evaluation): Data {
  const { fields } = world.workspace;
  const read = ({ key, type }: ContactField): Data =>
    fieldData(evaluation, type, contact.fields[key] ?? null);
  const lines = (): readonly string[] =>
    fields.flatMap((field) => {
      const data = read(field);
      return data === null ? [] : [`${field.name}: ${toText(evaluation, data)}`];
    });
  return createLazyObject({
    keys: () => fields.map(({ key }) => key),
    compute: (key) => {
      const field = fields.find((each) => each.key === key);
      return field && read(field);
    },
    fallback: () => [...lines()].sort().join('\n'),
  });
}

/** `@urns`: the first of each scheme. */
export function describeUrns(draft: Draft): Data {
  const mine = shownUrns(draft);
  return createLazyObject({
    keys: () => schemes,
    compute: (key) =>
      schemes.includes(key) ? (mine.find((urn) => readUrn(urn).scheme === key) ?? null) : undefined,
  });
}

function shownRoute(draft: Draft): string | null {
  const route = routeOf(draft);
  return route ? shown(draft, route.urn) : null;
}

function shownUrns(draft: Draft): readonly string[] {
  return urnsOf(draft.contact).map((urn) => shown(draft, urn));
}

function shown({ world }: Draft, urn: string): string {
  return world.workspace.redactUrns ? `${readUrn(urn).scheme}:********` : urnForPeople(urn);
}

function formatted(urn: string | undefined): string {
  const { path, display } = readUrn(urn ?? '');
  return display === '' ? path : display;
}
