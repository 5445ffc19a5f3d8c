import {
  audienceFields,
  AudienceSyntaxError,
  type Condition,
  type FieldKind,
  type Operator,
} from './audience.ts';
import { readOperand } from './audience-operand.ts';
import { type Token, type TokenReader } from './audience-tokens.ts';

const equality: readonly Operator[] = ['=', '!='];
const ordering: readonly Operator[] = ['<', '<=', '>', '>='];

/** What each kind of field can be compared by. */
const operators: { readonly [kind in FieldKind]: readonly Operator[] } = {
  text: [...equality, 'has'],
  role: equality,
  group: [...equality, 'has'],
  segment: equality,
  boolean: equality,
  moment: [...equality, ...ordering],
  any: [...equality, ...ordering, 'has'],
};

/** Reads `field operator value`; throws `AudienceSyntaxError` where one of them is missing or does not fit. */
export function readCondition(reader: TokenReader): Condition {
  const name = reader.take();
  if (name.kind !== 'word') {
    throw new AudienceSyntaxError(name.offset, 'expected a field, such as role, village or fields.children');
  }
  const field = fieldOf(name);
  const kind = audienceFields[field] ?? 'any';
  const operator = readOperator(reader, kind, field);
  // Words inside a text are words, be they `today`.
  const operand = readOperand(reader, operator === 'has' ? 'text' : kind);
  return { kind: 'condition', field, operator, operand };
}

function fieldOf(token: Token): string {
  const name = token.text.replace(/^contact\./iu, '');
  if (Object.hasOwn(audienceFields, name.toLowerCase())) {
    return name.toLowerCase();
  }
  if (/^fields\.\w+$/iu.test(name)) {
    return name.replace(/^fields/iu, 'fields');
  }
  const known = Object.keys(audienceFields).join(', ');
  throw new AudienceSyntaxError(
    token.offset,
    `no field "${token.text}"; there are ${known} and fields.<name>`,
  );
}

function readOperator(reader: TokenReader, kind: FieldKind, field: string): Operator {
  const token = reader.take();
  const text = token.text.toLowerCase();
  const operator = operators.any.find((each) => each === text);
  if (token.kind === 'text' || operator === undefined) {
    throw new AudienceSyntaxError(token.offset, `expected one of = != < <= > >= has after ${field}`);
  }
  if (!operators[kind].includes(operator)) {
    const allowed = operators[kind].join(' ');
    throw new AudienceSyntaxError(token.offset, `${field} is compared by ${allowed}, not by ${text}`);
  }
  return operator;
}
