import { type Draft } from '../draft.ts';
import { type Data } from '../expressions/data.ts';
import { type Evaluation } from '../expressions/evaluation.ts';
import { plainText, renderParts, type Trouble } from '../expressions/render-parts.ts';
import { type Template } from '../expressions/template.ts';
import { createTypedEvaluation } from '../expressions/typed/typed-world.ts';
import { countryOf } from './country-of.ts';
import { isoMoment } from './iso-moment.ts';
import { rootOf } from './context/root-of.ts';
import { noteError, note } from './notes.ts';
import { toThreeLetters } from './three-letters.ts';

/** What the expressions of one template of the running node flow work with. */
export function createNodeEvaluation(draft: Draft): Evaluation {
  const { contact, world } = draft;
  const { environment } = world.workspace;
  const language = toThreeLetters(contact.language);
  const allowed = environment.allowed_languages;
  const evaluation = createTypedEvaluation({
    environment: {
      ...environment,
      default_country: countryOf(draft),
      timezone: contact.timezone === '' ? environment.timezone : contact.timezone,
      allowed_languages: allowed.includes(language) ? [language, ...allowed] : allowed,
    },
    context: {},
    now: isoMoment(world.now),
    chance: draft.chance,
    locations: world.workspace.locations,
  });
  const known = new Map<string, Data | undefined>();
  return {
    ...evaluation,
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
