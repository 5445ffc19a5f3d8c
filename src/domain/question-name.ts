import { digest } from './text/digest.ts';

/** The name of an asking for what has no room for its own, such as a button: `#` and its digest. */
export function shortQuestionName(question: string): string {
  return `#${digest(question)}`;
}

/** Whether what came back with a tap names an asking, by its own name or by the short one; null names none. */
export function namesQuestion(name: string | null, question: string): boolean {
  return name === question || name === shortQuestionName(question);
}
