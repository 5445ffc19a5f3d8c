import { RE2JS, RE2JSException } from 're2js';
import { type Evaluation } from './evaluation.ts';
import { createMemory } from './memory.ts';

const FLAGS = RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE;
const MOST_PATTERNS = 200;

interface Compiled {
  readonly pattern: RE2JS | undefined;
}

const compiled = createMemory<Compiled>(MOST_PATTERNS);

function compile(source: string): Compiled {
  try {
    return { pattern: RE2JS.compile(source, FLAGS) };
  } catch (error) {
    if (error instanceof RE2JSException) {
      return { pattern: undefined };
    }
    throw error;
  }
}

/**
 * The groups of the first match (the whole match first; a group that took no part is empty), null where nothing
 * matches, undefined where the pattern is not valid. Patterns are RE2's, which take time in proportion to the text;
 * case is ignored, `^` and `$` match at each line.
 */
export function matchPattern(
  { budget }: Evaluation,
  text: string,
  source: string,
): readonly string[] | null | undefined {
  const { pattern } = compiled(source, () => compile(source));
  if (pattern === undefined) {
    return undefined;
  }
  budget.spend(text.length * pattern.programSize());
  const matcher = pattern.matcher(text);
  if (!matcher.find()) {
    return null;
  }
  return Array.from({ length: matcher.groupCount() + 1 }, (_, index) => matcher.group(index) ?? '');
}
