import { type Audience, type Condition, type Operand } from './audience.ts';
import { localDay } from './calendar.ts';
import { type Instant } from './clock.ts';
import { type Contact } from './contact.ts';
import { foldText } from './fold-text.ts';
import { type Value } from './value.ts';

/** Whether a contact belongs to an audience at a moment. */
export function matchesAudience(audience: Audience, contact: Contact, now: Instant): boolean {
  switch (audience.kind) {
    case 'and':
      return audience.of.every((each) => matchesAudience(each, contact, now));
    case 'or':
      return audience.of.some((each) => matchesAudience(each, contact, now));
    case 'not':
      return !matchesAudience(audience.of, contact, now);
    case 'condition':
      return meets(audience, contact, now);
  }
}

function meets(condition: Condition, contact: Contact, now: Instant): boolean {
  const { field, operator, operand } = condition;
  if (field === 'group') {
    const wanted = foldText(textOf(operand));
    const groups = contact.groups.map(foldText);
    const belongs = wanted === '' ? groups.length === 0 : groups.includes(wanted);
    return belongs === (operator !== '!=');
  }
  const value = valueOf(contact, field);
  if (operand.kind !== 'text') {
    return meetsMoment(condition, value, { now, timezone: contact.timezone });
  }
  return meetsText(condition, value, operand.text);
}

function meetsText({ operator }: Condition, value: Value, wanted: string): boolean {
  const text = foldText(plain(value));
  if (operator === 'has') {
    return text.includes(foldText(wanted));
  }
  if (operator === '=' || operator === '!=') {
    const order = compareNumbers(text, wanted) ?? (text === foldText(wanted) ? 0 : 1);
    return (order === 0) === (operator === '=');
  }
  const order = compareNumbers(text, wanted);
  return order !== undefined && orders(operator, order);
}

/** Days compare as days of the contact's calendar, moments as moments; where nothing is known only `!=` holds. */
function meetsMoment(
  { field, operator, operand }: Condition,
  value: Value,
  { now, timezone }: { readonly now: Instant; readonly timezone: string },
): boolean {
  if (field === 'last_seen' && operand.kind === 'ago' && operand.ago > 0 && typeof value === 'number') {
    return orders(operator, value - (now - operand.ago));
  }
  const left = typeof value === 'number' ? isoDay(value, timezone) : plain(value).slice(0, 10);
  const right = operand.kind === 'day' ? operand.day : isoDay(now - agoOf(operand), timezone);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(left)) {
    return operator === '!=';
  }
  return orders(operator, left < right ? -1 : Number(left > right));
}

function orders(operator: Condition['operator'], order: number): boolean {
  const truths = { '=': order === 0, '!=': order !== 0, '<': order < 0, '<=': order <= 0, '>': order > 0 };
  return operator === '>=' || operator === 'has' ? order >= 0 : truths[operator];
}

function compareNumbers(left: string, right: string): number | undefined {
  const number = /^-?\d+(\.\d+)?$/u;
  return number.test(left) && number.test(right) ? Number(left) - Number(right) : undefined;
}

function valueOf(contact: Contact, field: string): Value {
  if (field.startsWith('fields.')) {
    const key = field.slice('fields.'.length);
    return Object.hasOwn(contact.fields, key) ? (contact.fields[key] ?? null) : null;
  }
  const values: { readonly [field: string]: Value } = {
    id: contact.id,
    name: contact.name,
    role: contact.role,
    language: contact.language,
    timezone: contact.timezone,
    village: contact.village,
    subdistrict: contact.place?.subdistrict ?? null,
    district: contact.place?.district ?? null,
    salutation: contact.salutation ?? null,
    companion: contact.companion,
    opted_in: contact.consent.status === 'opted_in',
    joined_on: contact.createdAt,
    last_seen: contact.lastHeardAt,
  };
  return values[field] ?? null;
}

function plain(value: Value): string {
  return typeof value === 'object' ? (value === null ? '' : JSON.stringify(value)) : String(value);
}

function textOf(operand: Operand): string {
  return operand.kind === 'text' ? operand.text : '';
}

function agoOf(operand: Operand): number {
  return operand.kind === 'ago' ? operand.ago : 0;
}

function isoDay(at: Instant, timezone: string): string {
  const { year, month, day } = localDay(at, timezone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
