import { type Template } from '../expressions/template.ts';

/** One test of a router: what it asks, in each language, and the category that it leads to. */
export interface RouterCase {
  /** The name of a router test (`has_any_word`). */
  readonly test: string;
  readonly arguments: readonly Template[];
  /** The arguments in other languages; a list of another length than the base is ignored. */
  readonly translations: { readonly [language: string]: readonly Template[] };
  readonly category: string;
}

/** A switch router, ready to run. A category is a name that only its owner understands (a UUID, say). */
export interface Router {
  /** Parsed from the trimmed text, so that a lone expression keeps its type. */
  readonly operand: Template;
  readonly cases: readonly RouterCase[];
  /** Where no case matches; null where that ends the run. */
  readonly otherwise: string | null;
}
