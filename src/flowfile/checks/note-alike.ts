import { foldText } from '../../domain/text/fold-text.ts';
import { type ChoiceOption } from '../../engine/program.ts';
import { type FlowReading } from '../flow/flow-reading.ts';
import { type Fields } from '../yaml/read-fields.ts';
import { type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

interface ReadChoice {
  readonly choice: ChoiceOption;
  readonly fields: Fields;
}

/** Notes choices that cannot be told apart: two labels that read alike, in a translation too, or a word for both. */
export function noteAlike(reading: FlowReading, choices: readonly ReadChoice[]): void {
  const labels = choices.map(({ choice: { label }, fields }) => ({
    text: label.source.source,
    slot: fields.get('label'),
  }));
  noteLabels(labels, (slot, text) => {
    reading.source.refuse(slot.at, text);
  });
  const alike = labels.map(({ text }) => text.trimEnd());
  for (const locale of reading.about.locales.filter(({ language }) => language !== reading.language)) {
    const translated = [...new Set(alike)].map((text) => locale.translations.get(text));
    noteLabels(
      translated.map((found) => ({ text: found?.text ?? '', slot: found })),
      ({ at }, text) => {
        locale.source.refuse(at, text);
      },
    );
  }
  noteWords(reading.source, choices);
}

/** Labels that differ in case, spaces or the marks around them are one to whoever types them. */
function noteLabels<Place>(
  labels: readonly { readonly text: string; readonly slot: Place | undefined }[],
  note: (slot: Place, text: string) => void,
): void {
  const seen = new Map<string, string>();
  for (const { text, slot } of labels) {
    const [key, other] = [plain(text), seen.get(plain(text))];
    if (slot !== undefined && other !== undefined) {
      const what = other === text ? `have the label "${text}"` : `are "${other}" and "${text}"`;
      note(slot, `two choices ${what}; they could not be told apart`);
    }
    if (text !== '') {
      seen.set(key, text);
    }
  }
}

/** A word under `accept` that another choice takes as well is understood as neither. */
function noteWords(source: Source, choices: readonly ReadChoice[]): void {
  for (const [place, { choice, fields }] of choices.entries()) {
    for (const word of choice.accept) {
      const other = choices.find((each, at) => at !== place && takes(each.choice, word, at < place));
      const slot: Slot | undefined = fields.get('accept');
      if (other && slot) {
        const label = other.choice.label.source.source;
        source.hint(slot.at, `"${word}" is a word of the choice "${label}" too and would be asked back`);
      }
    }
  }
}

/** Of two lists with the same word the second one is named. */
function takes({ label, accept }: ChoiceOption, word: string, before: boolean): boolean {
  return [label.source.source, ...(before ? accept : [])].some((each) => plain(each) === plain(word));
}

function plain(text: string): string {
  return foldText(text).replaceAll(/^[.,;:!?…\s]+|[.,;:!?…\s]+$/gu, '');
}
