import { type Draft } from '../draft.ts';
import { type Data } from '../expressions/data.ts';
import { type Evaluation } from '../expressions/evaluation.ts';
import { plainText, renderParts, type Trouble } from '../expressions/render-parts.ts';
import { type Template } from '../expressions/template.ts';
import { type Environment } from '../expressions/scope.ts';
import { createBudget } from '../expressions/budget.ts';
import { readEnvironment } from '../expressions/typed/typed-world.ts';
import { countryOf } from './country-of.ts';
import { rootOf } from './context/root-of.ts';
import { noteError, note } from './notes.ts';
import { toNanos } from './to-nanos.ts';
import { toThreeLetters } from './three-letters.ts';

/** What the expressions of one template of the running node flow work with. */
export function createNodeEvaluation(draft: Draft): Evaluation {
  return createNodeEvaluations(draft)();
}

/**
 * Makes what templates work with, for each one its own. They share what was read of the contact and the run, so
 * neither may change between them.
 */
export function createNodeEvaluations(draft: Draft): () => Evaluation {
  const environment = environmentOf(draft);
  const now = toNanos(draft.world.now);
  const known = new Map<string, Data | undefined>();
  return () => {
    const evaluation: Evaluation = {
      environment,
      now,
      chance: draft.chance,
      budget: createBudget(),
      warnings: [],
      root: (name) => {
        if (name === 'legacy_extra') {
          evaluation.warnings.push('@legacy_extra is deprecated');
        }
        if (!known.has(name)) {
          known.set(name, rootOf(draft, evaluation, name));
        }
        return known.get(name);
      },
    };
    return evaluation;
  };
}

/** A turn has one environment until it changes the language or the time zone of its contact. */
function environmentOf(draft: Draft): Environment {
  const { language, timezone } = draft.contact;
  if (draft.writing?.language !== language || draft.writing.timezone !== timezone) {
    draft.writing = { language, timezone, environment: readEnvironmentOf(draft) };
  }
  return draft.writing.environment;
}

function readEnvironmentOf(draft: Draft): Environment {
  const { contact, world } = draft;
  const { environment, locations } = world.workspace;
  const language = toThreeLetters(contact.language);
  const [usual] = environment.allowed_languages;
  const here = readEnvironment(
    {
      ...environment,
      timezone: contact.timezone === '' ? environment.timezone : contact.timezone,
      allowed_languages: environment.allowed_languages.includes(language) ? [language] : usual ? [usual] : [],
    },
    locations,
  );
  // Only a few tests ask for it, and reading a phone number takes longer than most expressions.
  return { ...here, country: () => countryOf(draft) };
}

/** The text of a template; what failed in it is noted and leaves nothing, and `sound` is false. */
export function evaluateText(
  draft: Draft,
  template: Template,
): { readonly text: string; readonly sound: boolean } {
  const plain = plainText(template);
  if (plain !== undefined) {
    return { text: plain, sound: true };
  }
  const { text, errors, warnings } = renderParts(template, createNodeEvaluation(draft));
  noteTroubles(draft, errors);
  noteWarnings(draft, warnings);
  return { text, sound: errors.length === 0 };
}

/** Notes what was read although it is deprecated. */
export function noteWarnings(draft: Draft, warnings: readonly string[]): void {
  for (const text of warnings) {
    note(draft, 'warning', { text, code: 'context:deprecated' });
  }
}

/** Notes which expressions failed. */
export function noteTroubles(draft: Draft, troubles: readonly Trouble[]): void {
  for (const { expression, error } of troubles) {
    noteError(draft, `Error evaluating expression: ${error}`, { code: 'expression', extra: { expression } });
  }
}
