import { type Data, isMapping, type Mapping } from './data.ts';
import { joinArrow, linesOf, type Note, quote, splitArrow, splitText, unquote } from './line-syntax.ts';

/** How a value of a flow file stands in a cell. */
export interface CellForm {
  /** Undefined where it cannot stand there. */
  readonly write: (data: Data) => string | undefined;
  /** Undefined, with a note, where the cell cannot be understood. */
  readonly read: (cell: string, note: Note) => Data | undefined;
}

/** A text as it is. */
export const textForm: CellForm = {
  write: (data) => (typeof data === 'string' ? data : undefined),
  read: (cell) => cell,
};

/** A number; anything else is left to the check, which says what is wrong with it. */
export const numberForm: CellForm = {
  write: (data) => (typeof data === 'number' ? String(data) : undefined),
  read: (cell) => toNumber(cell.trim()) ?? cell,
};

/** Words between semicolons: `pkh; lansia`. */
export const wordsForm: CellForm = {
  write: (data) => (Array.isArray(data) ? data.map((word) => quote(String(word))).join('; ') : undefined),
  read: (cell, note) => readWords(cell, note),
};

/** One choice a line: `value|label|word;word -> step`, the label alone being enough. */
export const choicesForm: CellForm = {
  write: (data) => writeLines(data, writeChoice),
  read: (cell, note) => linesOf(cell).map((line) => readChoice(line, note)),
};

/** One entry a line: `@(results.days >= 5) -> praise`, at last perhaps `-> other`. */
export const entriesForm: CellForm = {
  write: (data) => writeLines(data, ({ when, goto }) => joinArrow(writePart(when), goto)),
  read: (cell, note) =>
    linesOf(cell).map((line) => {
      const { said, ...rest } = splitArrow(line, note);
      return { ...(said === '' ? {} : { when: unquote(said, note) }), ...rest };
    }),
};

/** One reminder a line: `24h: Kami tunggu kabarnya.`, or `72h` to repeat the question; `-` for none. */
export const remindersForm: CellForm = {
  write: (data) =>
    Array.isArray(data) && data.length === 0
      ? '-'
      : writeLines(data, ({ after, say }) =>
          say === undefined ? textOf(after) : `${textOf(after)}: ${quoteLine(textOf(say))}`,
        ),
  read: (cell, note) =>
    cell.trim() === '-'
      ? []
      : linesOf(cell).map((line) => {
          const [after = '', ...said] = line.split(':');
          const say = said.join(':').trim();
          if (said.length === 0 && /^\d+[smhdw]\s/u.test(after)) {
            note('a colon must stand between the time and the text, such as "24h: Kami tunggu kabarnya."');
          }
          return { after: after.trim(), ...(say === '' ? {} : { say: unquote(say, note) }) };
        }),
};

/** `7d -> end`, or `7d` where the flow expires then. */
export const timeoutForm: CellForm = {
  write: (data) => (isMapping(data) ? joinArrow(textOf(data['after']), data['goto']) : undefined),
  read: (cell, note) => {
    const { said, ...rest } = splitArrow(cell.trim(), note);
    return { after: said, ...rest };
  },
};

/** One a line: `contact.fields.days = @results.days`. */
export const assignmentsForm: CellForm = {
  write: (data) =>
    isMapping(data)
      ? Object.entries(data)
          .map(([path, value]) => `${path} = ${quoteLine(textOf(value))}`.trim())
          .join('\n')
      : undefined,
  read: (cell, note) =>
    Object.fromEntries(
      linesOf(cell).map((line) => {
        const [path = '', ...value] = line.split('=');
        if (value.length === 0) {
          note(`"${line}" sets nothing; write "contact.fields.days = @results.days"`);
        }
        return [path.trim(), unquote(value.join('=').trim(), note)];
      }),
    ),
};

function writeLines(data: Data, write: (item: Mapping) => string): string | undefined {
  return Array.isArray(data) && data.length > 0 && data.every(isMapping)
    ? data.map(write).join('\n')
    : undefined;
}

function writeChoice({ value, label, accept, goto }: Mapping): string {
  const words = accept === undefined ? [] : [wordsForm.write(accept) ?? ''];
  const first = value === undefined ? (words.length > 0 ? [''] : []) : [writeValue(value)];
  return joinArrow([...first, writePart(label), ...words].join('|'), goto);
}

const otherArrow = /=>|[–—]>|→/u;

function readChoice(line: string, note: Note): Data {
  const { said, ...rest } = splitArrow(line, note);
  const parts = splitText(said, '|', note);
  if (parts.some((part) => !part.startsWith('"') && otherArrow.test(part))) {
    note(
      `an arrow is written "->"; write "${said.replace(otherArrow, '->')}", or quotation marks around the label`,
    );
  }
  if (parts.length > 3) {
    note('a choice is "value|label|word;word", and has no fourth part');
  }
  const [first = '', label, accept] = parts;
  if (label === undefined) {
    return { label: unquote(first, note), ...rest };
  }
  return {
    ...(first === '' ? {} : { value: readValue(first, note) }),
    label: unquote(label, note),
    ...(accept === undefined ? {} : { accept: readWords(accept, note) }),
    ...rest,
  };
}

/** A text that looks like a number stands in quotation marks: `"5"` is a text, `5` is not. */
function writeValue(value: Data): string {
  const text = textOf(value);
  return typeof value === 'string' && typeof toTyped(text) !== 'string' ? JSON.stringify(text) : quote(text);
}

function readValue(part: string, note: Note): Data {
  return part.startsWith('"') ? unquote(part, note) : toTyped(part);
}

function toTyped(text: string): Data {
  return text === 'true' || text === 'false' ? text === 'true' : (toNumber(text) ?? text);
}

function toNumber(text: string): number | undefined {
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) && String(number) === text ? number : undefined;
}

function readWords(cell: string, note: Note): readonly string[] {
  return splitText(cell.replaceAll('\n', ';'), ';', note)
    .filter((part) => part !== '')
    .map((part) => unquote(part, note));
}

function writePart(data: Data | undefined): string {
  return data === undefined ? '' : quote(textOf(data));
}

function textOf(data: Data | undefined): string {
  return typeof data === 'object' ? JSON.stringify(data) : String(data);
}

/** The rest of a line: only a line break, a mark of its own or a blank at its edge asks for quotation marks. */
function quoteLine(text: string): string {
  return text === text.trim() && !/^"|\n/u.test(text) ? text : JSON.stringify(text);
}
