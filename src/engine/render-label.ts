import { type Draft } from './draft.ts';
import { plainText } from './expressions/render-parts.ts';
import { type ChoiceOption } from './program.ts';
import { type Place, renderTemplateAt, renderText } from './render.ts';

/** The label of a choice as it is shown: never empty, for no network shows a button without words. */
export function renderLabel(draft: Draft, place: Place, option: ChoiceOption): string {
  const text = renderText(draft, place, option.label);
  return text.trim() === '' ? String(valueOfChoice(draft, place, option)).trim() || '…' : text;
}

/** What a choice means: of a label that is worked out, with no value beside it, what comes out. */
export function valueOfChoice(
  draft: Draft,
  place: Place,
  { value, label: { source } }: ChoiceOption,
): ChoiceOption['value'] {
  const isWorkedOut = value === source.source && plainText(source) === undefined;
  return isWorkedOut ? renderTemplateAt(draft, place, source) : value;
}
