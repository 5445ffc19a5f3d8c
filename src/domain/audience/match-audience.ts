import { type Audience, type Condition, type Operand, type Operator } from './audience.ts';
import { addDays, localDay } from '../time/calendar.ts';
import { type Instant } from '../time/clock.ts';
import { type Contact } from '../contact/contact.ts';
import { dayText } from '../time/day.ts';
import { foldText } from '../text/fold-text.ts';
import { readMoment } from '../time/read-moment.ts';
import { type Value } from '../value.ts';

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

/**
 * Days compare as days of the contact's calendar, moments as moments; where nothing is known only `!=` holds. `7 days
 * ago` is a moment for when somebody was last heard from, for everything else a day.
 */
function meetsMoment(
  { field, operator, operand }: Condition,
  value: Value,
  { now, timezone }: { readonly now: Instant; readonly timezone: string },
): boolean {
  const at = momentOf(field, value);
  if (at !== undefined && isToTheMoment(field, operator, operand)) {
    return orders(operator, at - (now - operand.ago));
  }
  const left = at === undefined ? plain(value).slice(0, 10) : dayText(localDay(at, timezone));
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(left)) {
    return operator === '!=';
  }
  const right = dayOf(operand, now, timezone);
  return orders(operator, left < right ? -1 : Number(left > right));
}

function momentOf(field: string, value: Value): Instant | undefined {
  if (field.startsWith('fields.')) {
    return readMoment(plain(value));
  }
  return typeof value === 'number' ? value : undefined;
}

function isToTheMoment(
  field: string,
  operator: Operator,
  operand: Operand,
): operand is Extract<Operand, { readonly kind: 'ago' }> {
  const asksForDay = operator === '=' || operator === '!=';
  return operand.kind === 'ago' && !asksForDay && (operand.days === null || field === 'last_seen');
}

/** Counted on the calendar, as not every day has 24 hours. */
function dayOf(operand: Operand, now: Instant, timezone: string): string {
  switch (operand.kind) {
    case 'text':
      return operand.text;
    case 'day':
      return operand.day;
    case 'day_back':
      return dayText(addDays(localDay(now, timezone), -operand.days));
    case 'ago':
      return dayText(
        operand.days === null
          ? localDay(now - operand.ago, timezone)
          : addDays(localDay(now, timezone), -operand.days),
      );
  }
}

function orders(operator: Condition['operator'], order: number): boolean {
  const truths = { '=': order === 0, '!=': order !== 0, '<': order < 0, '<=': order <= 0, '>': order > 0 };
  return operator === '>=' || operator === 'has' ? order >= 0 : truths[operator];
}

function compareNumbers(left: string, right: string): number | undefined {
  // Longer ones are marks, not amounts, and as numbers two of them may be the same.
  const number = /^-?\d{1,15}(\.\d{1,15})?$/u;
  return number.test(left) && number.test(right) ? Number(left) - Number(right) : undefined;
}

function valueOf(contact: Contact, field: string): Value {
  if (field.startsWith('fields.')) {
    return fieldOf(contact, field.slice('fields.'.length));
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

/** Keys are written in small letters, whatever a query writes. */
function fieldOf({ fields }: Contact, written: string): Value {
  const key = Object.hasOwn(fields, written) ? written : written.toLowerCase();
  return Object.hasOwn(fields, key) ? (fields[key] ?? null) : null;
}

function plain(value: Value): string {
  return typeof value === 'object' ? (value === null ? '' : JSON.stringify(value)) : String(value);
}

function textOf(operand: Operand): string {
  return operand.kind === 'text' ? operand.text : '';
}
