import { type Value } from '../../domain/value.ts';
import { type Draft } from '../draft.ts';
import { toTyped } from '../expressions/typed/write-typed.ts';
import { route } from '../router/route.ts';
import { type Router } from '../router/router.ts';
import { type At, type Outcome } from '../steps/step.ts';
import { createNodeEvaluations, noteTroubles, noteWarnings } from './evaluate-at.ts';
import { failRun } from './fail-run.ts';
import { languageChoice } from './localise.ts';
import { type Category } from './node-flow.ts';
import { noteError } from './notes.ts';
import { saveResult } from './save-result.ts';
import { plainValue } from './typed-json.ts';

interface Choice {
  readonly category: Category | undefined;
  readonly value: string;
  readonly input: string;
  readonly extra: Value;
}

/** Chooses a way out of a node and keeps what was chosen as a result. */
export function chooseWay(draft: Draft, at: At<'choose'>): Outcome {
  const { program, step } = at;
  const { category, value, input, extra } = makeChoice(draft, at);
  if (!category) {
    return failRun(draft, at, 'Router failed to pick a category');
  }
  if (step.resultName !== '') {
    saveResult(draft, program, { name: step.resultName, category: category.name, value, input, extra });
  }
  return category.target;
}

function makeChoice(draft: Draft, at: At<'choose'>): Choice {
  const { by, categories } = at.step;
  if (by === 'random') {
    const drawn = draft.chance();
    const place = Math.floor(drawn * categories.length);
    return { category: categories[place], value: String(place), input: String(drawn), extra: null };
  }
  if ('place' in by) {
    return { category: categories[by.place], value: '', input: '', extra: null };
  }
  return askRouter(draft, at, by);
}

function askRouter(draft: Draft, { program, step }: At<'choose'>, router: Router): Choice {
  const { category, match, extra, operandText, errors, troubles, warnings } = route({
    router,
    evaluation: createNodeEvaluations(draft),
    languages: languageChoice(draft, program),
  });
  noteTroubles(draft, troubles);
  noteWarnings(draft, warnings);
  for (const text of errors) {
    noteError(draft, text);
  }
  return {
    category: step.categories.find(({ uuid }) => uuid === category),
    value: match,
    input: operandText,
    extra: extra === undefined ? null : plainValue(toTyped(extra)),
  };
}
