import { isScalar, type Scalar } from 'yaml';
import { type Slot } from './slot.ts';
import { type Source } from './source.ts';

/** Signs that nobody sees, such as those of no width that come along by copying. */
const blank = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

/** A text with something in it. Numbers and true or false must stand in quotes to be one. */
export function readString(source: Source, slot: Slot): string | undefined {
  const value = isScalar(slot.node) ? slot.node.value : null;
  const isBlank = typeof value === 'string' && blank.test(value);
  if (typeof value === 'string' && !isBlank) {
    return value.trimEnd();
  }
  const given = typeof value === 'number' || typeof value === 'boolean';
  const hint = given ? `; write it in quotes: "${sourceOf(slot.node as Scalar)}"` : '';
  source.error(slot.at, `${slot.name} must be a text${isBlank ? ' that is not empty' : hint}`);
  return undefined;
}

/** Any single value, as it is written: `08` stays `08`. */
export function readWritten(source: Source, slot: Slot): string | undefined {
  const text = isScalar(slot.node) && slot.node.value !== null ? sourceOf(slot.node).trimEnd() : '';
  if (text.trim() !== '') {
    return text;
  }
  source.error(slot.at, `${slot.name} must be a single text or number that is not empty`);
  return undefined;
}

/** A number. */
export function readNumber(source: Source, slot: Slot): number | undefined {
  const value = isScalar(slot.node) ? slot.node.value : undefined;
  if (typeof value === 'number' && Number.isFinite(value)) {
    return value;
  }
  const comma = typeof value === 'string' && /^-?\d+,\d+$/u.test(value);
  const how = comma ? `; write it with a point: ${value.replace(',', '.')}` : '';
  source.error(slot.at, `${slot.name} must be a number${how}`);
  return undefined;
}

/** A whole number, 0 or more. */
export function readCount(source: Source, slot: Slot): number | undefined {
  const value = isScalar(slot.node) ? slot.node.value : undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) {
    return value;
  }
  source.error(slot.at, `${slot.name} must be a whole number, 0 or more`);
  return undefined;
}

/** True or false. */
export function readBoolean(source: Source, slot: Slot): boolean | undefined {
  if (isScalar(slot.node) && typeof slot.node.value === 'boolean') {
    return slot.node.value;
  }
  source.error(slot.at, `${slot.name} must be true or false`);
  return undefined;
}

/** One of a closed set of words. */
export function readWord<Word extends string>(
  source: Source,
  slot: Slot,
  words: readonly Word[],
): Word | undefined {
  const value = isScalar(slot.node) ? slot.node.value : undefined;
  const word = words.find((each) => each === value);
  if (word === undefined) {
    source.error(slot.at, `${slot.name} must be one of ${words.join(', ')}`);
  }
  return word;
}

/** A text that has a shape, `like` an example. */
export function readShaped(
  source: Source,
  slot: Slot,
  { shape, like }: { readonly shape: RegExp; readonly like: string },
): string | undefined {
  const value = isScalar(slot.node) ? slot.node.value : undefined;
  if (typeof value === 'string' && shape.test(value)) {
    return value;
  }
  source.error(slot.at, `${slot.name} must be written like ${like}`);
  return undefined;
}

function sourceOf(scalar: Scalar): string {
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '');
}
