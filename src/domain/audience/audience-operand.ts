import { AudienceSyntaxError, type FieldKind, type Operand } from './audience.ts';
import { type Token, type TokenReader } from './audience-tokens.ts';
import { type Millis } from '../time/clock.ts';
import { isDate } from '../time/day.ts';

const roles = ['beneficiary', 'volunteer', 'coordinator'];
const yes = ['true', 'yes'];
const no = ['false', 'no'];
const keywords = ['and', 'or', 'not'];
const day = 86_400_000;
const units: { readonly [unit: string]: number } = { minute: 60_000, hour: 3_600_000, day, week: 7 * day };

/** Reads what a field is compared with; throws `AudienceSyntaxError` where it does not fit the field. */
export function readOperand(reader: TokenReader, kind: FieldKind): Operand {
  const token = reader.take();
  const bare = token.kind === 'word';
  if (!(bare || token.kind === 'text') || (bare && keywords.includes(token.text.toLowerCase()))) {
    throw new AudienceSyntaxError(token.offset, 'expected a value; put it in quotes if it has spaces');
  }
  refuseQuotes(token);
  if (bare && (kind === 'moment' || kind === 'any')) {
    const moment = readMoment(token, reader);
    if (moment) {
      return moment;
    }
  }
  if (kind === 'moment') {
    return momentInQuotes(token);
  }
  return { kind: 'text', text: checked(token, kind) };
}

/** Taken as they stand they would be part of the value, and `NOT group = 'sakit'` would be everybody. */
function refuseQuotes({ kind, text, offset }: Token): void {
  if (kind === 'word' && /^['‘’‚“”„«]/u.test(text)) {
    throw new AudienceSyntaxError(offset, 'put the value in straight quotes, such as "Songgon"');
  }
}

function readMoment(token: Token, reader: TokenReader): Operand | undefined {
  const word = token.text.toLowerCase();
  if (word === 'today' || word === 'yesterday') {
    return { kind: 'day_back', days: word === 'today' ? 0 : 1 };
  }
  const unit = /^(minute|hour|day|week)s?$/iu.exec(reader.peek().text)?.[1]?.toLowerCase();
  if (!/^\d{1,5}$/u.test(word) || unit === undefined) {
    return dayOf(token);
  }
  reader.take();
  const ago = reader.take();
  if (ago.text.toLowerCase() !== 'ago') {
    throw new AudienceSyntaxError(ago.offset, `expected "ago" after "${token.text} ${unit}s"`);
  }
  return agoOf(Number(word) * (units[unit] ?? day), unit);
}

function agoOf(ago: Millis, unit: string): Operand {
  return { kind: 'ago', ago, days: ['day', 'week'].includes(unit) ? ago / day : null };
}

function dayOf(token: Token): Operand | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(token.text)) {
    return undefined;
  }
  const [year = 0, month = 0, day = 0] = token.text.split('-').map(Number);
  if (!isDate(year, month, day)) {
    throw new AudienceSyntaxError(token.offset, `there is no day ${token.text}`);
  }
  return { kind: 'day', day: token.text };
}

function momentInQuotes(token: Token): Operand {
  const moment = dayOf(token);
  if (moment || token.text === '') {
    return moment ?? { kind: 'text', text: '' };
  }
  const message = `"${token.text}" is no moment; write 2025-05-04, today, yesterday or 7 days ago`;
  throw new AudienceSyntaxError(token.offset, message);
}

function checked(token: Token, kind: FieldKind): string {
  const text = token.text.toLowerCase();
  if (kind === 'role' && !roles.includes(text)) {
    throw new AudienceSyntaxError(token.offset, `no role "${token.text}"; there are ${roles.join(', ')}`);
  }
  if (kind !== 'boolean') {
    return token.text;
  }
  if (![...yes, ...no].includes(text)) {
    throw new AudienceSyntaxError(token.offset, `expected true or false, not "${token.text}"`);
  }
  return String(yes.includes(text));
}
