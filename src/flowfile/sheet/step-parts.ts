import {
  assignmentsForm,
  type CellForm,
  choicesForm,
  entriesForm,
  numberForm,
  remindersForm,
  textForm,
  timeoutForm,
  wordsForm,
} from './cell-forms.ts';
import { type Cells, type Column } from './columns.ts';
import { type Data, isMapping } from './data.ts';
import { type Note } from './line-syntax.ts';
import { answerWords, peopleWords, toWord } from './vocabulary.ts';

/** How one key of a step, its verb or what stands beside it, is spread over the columns of its row. */
export interface StepPart {
  /** The column of each key inside of it; '' is the part itself. */
  readonly columns: { readonly [key: string]: Column };
  write(data: Data): Cells | undefined;
  /** Undefined where nothing stands there. */
  read(cells: Cells, note: (column: Column, text: string) => void): Data | undefined;
}

/** What each verb takes. */
export const verbParts: { readonly [verb: string]: StepPart } = {
  say: single('text', textForm),
  ask: single('text', textForm),
  if: single('text', entriesForm),
  set: single('text', assignmentsForm),
  tag: single('text', wordsForm),
  untag: single('text', wordsForm),
  task: several({ for: 'for', title: 'text', due: 'due', why: 'why' }, { for: peopleForm() }),
  notify: several({ to: 'for', say: 'text' }, { to: peopleForm() }),
  call: single('text', textForm),
  start: single('text', textForm),
  wait: single('text', textForm),
  handover: several({ topic: 'text' }),
  goto: single('goto', textForm),
  end: { columns: { '': 'verb' }, write: (data) => (data === true ? {} : undefined), read: () => true },
};

/** What may stand beside a verb. */
export const sideParts: { readonly [key: string]: StepPart } = {
  id: single('id', textForm),
  media: single('media', textForm),
  answer: single('answer', { ...textForm, read: (cell) => toWord(answerWords, cell) }),
  choices: single('choices', choicesForm),
  min: single('min', numberForm),
  max: single('max', numberForm),
  remind: single('remind', remindersForm),
  timeout: single('timeout', timeoutForm),
  invalid: several({ say: 'invalid', tries: 'tries', goto: 'unclear' }, { tries: numberForm }),
  goto: single('goto', textForm),
};

function peopleForm(): CellForm {
  return { ...textForm, read: (cell) => toWord(peopleWords, cell) };
}

function single(column: Column, form: CellForm): StepPart {
  return {
    columns: { '': column },
    write: (data) => {
      const cell = form.write(data);
      return cell === undefined ? undefined : { [column]: cell };
    },
    read: (cells, note) => {
      const cell = cells[column];
      return cell === undefined ? undefined : form.read(cell, noteAt(column, note));
    },
  };
}

function several(
  keys: { readonly [key: string]: Column },
  forms: { readonly [key: string]: CellForm } = {},
): StepPart {
  const each = Object.entries(keys).map(([key, column]) => ({ key, column, form: forms[key] ?? textForm }));
  return {
    columns: { '': each[0]?.column ?? 'text', ...keys },
    write: (data) => {
      if (!isMapping(data)) {
        return undefined;
      }
      const cells = each.map(({ key, column, form }) => {
        const value = data[key];
        return [column, value === undefined ? undefined : form.write(value)] as const;
      });
      return Object.fromEntries(cells.filter(([, cell]) => cell !== undefined));
    },
    read: (cells, note) => {
      const found = each.flatMap(({ key, column, form }): [string, Data][] => {
        const cell = cells[column];
        const value = cell === undefined ? undefined : form.read(cell, noteAt(column, note));
        return value === undefined ? [] : [[key, value]];
      });
      return found.length === 0 ? undefined : Object.fromEntries(found);
    },
  };
}

function noteAt(column: Column, note: (column: Column, text: string) => void): Note {
  return (text) => {
    note(column, text);
  };
}
