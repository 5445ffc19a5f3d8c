import { type Draft } from '../../draft.ts';
import { type Evaluation } from '../../expressions/evaluation.ts';
import { type Typed } from '../../expressions/typed/typed.ts';
import { toTyped } from '../../expressions/typed/write-typed.ts';
import { toText } from '../../expressions/to-text.ts';
import { fieldData } from '../field-value.ts';
import { routeOf } from '../send-route.ts';
import { toThreeLetters } from '../three-letters.ts';
import { readUrn, schemes, urnForPeople, urnsOf } from '../urn.ts';
import { momentOf } from './moment-of.ts';
import { describeTickets } from './describe-tickets.ts';
import { describeChannel } from './describe-input.ts';

/** `@contact`. */
export function describeContact(draft: Draft, evaluation: Evaluation): Typed {
  const { contact, world } = draft;
  const urns = shownUrns(draft);
  const route = routeOf(draft);
  return {
    __default__: contact.name === '' ? formatted(urns[0]) : contact.name,
    uuid: contact.id,
    id: {
      $deprecated: '@contact.id is deprecated, use @contact.ref instead',
      value: world.workspace.numbers[contact.id] ?? contact.id,
    },
    ref: contact.id,
    name: contact.name,
    first_name: /[\p{M}\p{L}\p{N}_']+|\p{S}/u.exec(contact.name)?.[0] ?? '',
    language: toThreeLetters(contact.language),
    timezone: contact.timezone === '' ? null : contact.timezone,
    status: contact.status ?? 'active',
    created_on: momentOf(contact.createdAt),
    last_seen_on: momentOf(contact.lastHeardAt),
    urns,
    urn: route ? shown(draft, route.urn) : null,
    groups: contact.groups.map((name) => ({
      uuid: world.workspace.groups.find((group) => group.name === name)?.uuid ?? '',
      name,
    })),
    fields: describeFields(draft, evaluation),
    channel: describeChannel(route?.channel),
    tickets: {
      $deprecated: '@contact.tickets is deprecated, use @ticket instead',
      value: describeTickets(draft),
    },
  };
}

/** `@fields`: every declared field, null where the contact has none. */
export function describeFields({ contact, world }: Draft, evaluation: Evaluation): Typed {
  const known = world.workspace.fields.map(({ key, name, type }) => {
    const text = contact.fields[key];
    return { key, name, data: fieldData(evaluation, type, text ?? null) };
  });
  const lines = known.flatMap(({ name, data }) =>
    data === null ? [] : [`${name}: ${toText(evaluation, data)}`],
  );
  return {
    __default__: lines.sort().join('\n'),
    ...Object.fromEntries(known.map(({ key, data }) => [key, toTyped(data)])),
  };
}

/** `@urns`: the first of each scheme. */
export function describeUrns(draft: Draft): Typed {
  const mine = shownUrns(draft);
  return Object.fromEntries(
    schemes.map((scheme) => [scheme, mine.find((urn) => readUrn(urn).scheme === scheme) ?? null]),
  );
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
