import { type Draft } from '../../draft.ts';
import { toDateTime } from '../../expressions/convert-time.ts';
import { toNumber } from '../../expressions/convert.ts';
import { compareDecimals } from '../../expressions/decimal.ts';
import { isoDateTime } from '../../expressions/calendar/iso.ts';
import { ifPossible } from '../../expressions/if-possible.ts';
import { textOfField } from '../field-value.ts';
import { createNodeEvaluation } from '../evaluate-at.ts';
import { isoMoment } from '../iso-moment.ts';
import { toThreeLetters } from '../three-letters.ts';
import { readUrn, urnsOf } from '../urn.ts';
import { type ContactField } from '../../workspace.ts';
import { type Comparison, type ContactQuery, readQuery } from './read-query.ts';

const read = new Map<string, ContactQuery | undefined>();

/** Whether the contact meets a query; one that cannot be read here is met by nobody. */
export function matchesQuery(draft: Draft, text: string): boolean {
  if (!read.has(text)) {
    read.set(text, readQuery(text));
  }
  const query = read.get(text);
  return query !== undefined && meets(draft, query);
}

function meets(draft: Draft, query: ContactQuery): boolean {
  if (query.kind === 'comparison') {
    return meetsComparison(draft, query);
  }
  return query.kind === 'and'
    ? query.of.every((each) => meets(draft, each))
    : query.of.some((each) => meets(draft, each));
}

type Kind = 'text' | 'number' | 'datetime';

interface Asked {
  readonly kind: Kind;
  readonly values: readonly string[];
}

function meetsComparison(draft: Draft, { property, operator, value }: Comparison): boolean {
  const { kind, values } = valuesOf(draft, property);
  const set = values.filter((each) => each !== '');
  if (value === '') {
    return operator === '=' ? set.length === 0 : operator === '!=' && set.length > 0;
  }
  if (operator === '!=') {
    return !set.some((each) => holds(draft, kind, '=', [each, value]));
  }
  return set.some((each) => holds(draft, kind, operator, [each, value]));
}

function valuesOf(draft: Draft, property: string): Asked {
  const { contact, world } = draft;
  const name = property.replace(/^(fields|urns)\./u, '');
  const field = world.workspace.fields.find(({ key }) => key === name);
  if (field) {
    return { kind: kindOf(field.type), values: [textOfField(contact.fields[field.key])] };
  }
  switch (name) {
    case 'name':
      return { kind: 'text', values: [contact.name] };
    case 'language':
      return { kind: 'text', values: [toThreeLetters(contact.language)] };
    case 'group':
      return { kind: 'text', values: contact.groups };
    case 'status':
      return { kind: 'text', values: [contact.status ?? 'active'] };
    case 'tickets':
      return { kind: 'number', values: [String(contact.session?.tickets?.length ?? 0)] };
    case 'created_on':
      return { kind: 'datetime', values: [isoMoment(contact.createdAt)] };
    case 'last_seen_on':
      return {
        kind: 'datetime',
        values: contact.lastHeardAt === null ? [] : [isoMoment(contact.lastHeardAt)],
      };
    default:
      return { kind: 'text', values: pathsOf(draft, name) };
  }
}

function pathsOf({ contact }: Draft, scheme: string): readonly string[] {
  const urns = urnsOf(contact).map(readUrn);
  return urns.filter((urn) => scheme === 'urn' || urn.scheme === scheme).map(({ path }) => path);
}

function kindOf(type: ContactField['type']): Kind {
  return type === 'number' || type === 'datetime' ? type : 'text';
}

function holds(
  draft: Draft,
  kind: Kind,
  operator: Comparison['operator'],
  [mine, wanted]: readonly [string, string],
): boolean {
  if (kind === 'text') {
    const [left, right] = [mine.toLowerCase(), wanted.toLowerCase()];
    return operator === '~' ? left.includes(right) : operator === '=' && left === right;
  }
  const order = kind === 'number' ? compareNumbers(mine, wanted) : compareDays(draft, mine, wanted);
  return order !== undefined && orders(operator, order);
}

function compareNumbers(mine: string, wanted: string): number | undefined {
  return ifPossible(() => compareDecimals(toNumber(mine), toNumber(wanted)));
}

/** Moments are compared by the days of the environment. */
function compareDays(draft: Draft, mine: string, wanted: string): number | undefined {
  const evaluation = createNodeEvaluation(draft);
  const days = [mine, wanted].map((text) =>
    ifPossible(() => isoDateTime(toDateTime(evaluation, text)).slice(0, 10)),
  );
  const [left, right] = days;
  return left === undefined || right === undefined ? undefined : left < right ? -1 : Number(left > right);
}

function orders(operator: Comparison['operator'], order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '!=':
    case '~':
      return false;
  }
}
