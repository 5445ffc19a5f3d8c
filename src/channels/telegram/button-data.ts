import { type Tap } from '../../domain/message.ts';
import { shortQuestionName } from '../../domain/question-name.ts';

/** What Telegram lets a button carry, in bytes. */
const room = 64;
/** Left for the question once `q:`, `:` and two digits of the choice are taken. */
const questionRoom = room - 'q::99'.length;

/**
 * The name of an asking as a tap brings it back: the name itself, or its short one where it is longer than a
 * button can carry (59 bytes; the engine's names have about 26).
 */
export function questionOnButton(question: string): string {
  return Buffer.byteLength(question) <= questionRoom ? question : shortQuestionName(question);
}

/** Writes `q:<question>:<index>`; no question leaves its place empty. */
export function encodeButton(question: string | null, choice: number): string {
  return `q:${question === null ? '' : questionOnButton(question)}:${choice}`;
}

/** Reads what a button carried; null for anything that is not ours. */
export function decodeButton(data: string): Tap | null {
  const match = /^q:(.*):(\d{1,2})$/su.exec(data);
  if (match === null) {
    return null;
  }
  const [, question = '', choice] = match;
  return { question: question === '' ? null : question, choice: Number(choice) };
}
