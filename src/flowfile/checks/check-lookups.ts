import { propertiesOf } from '../../engine/roots.ts';
import { type Written } from '../texts/locale-file.ts';
import { closest } from '../yaml/closest.ts';
import { type Source } from '../yaml/source.ts';

/** What expressions may read; what is undefined is not checked. */
export interface Readable {
  /** Ids of the flow's questions. */
  readonly asks: readonly string[];
  /** Ids of the questions of the flows that it calls. */
  readonly ofCalled?: readonly string[] | undefined;
  /** Fields of a contact, where the programme declares them. */
  readonly fields?: readonly string[] | undefined;
  readonly purposes?: readonly string[] | undefined;
  /** What never runs, and may read what it will. */
  readonly unused?: readonly Written[];
}

/** Notes what expressions read that is never there: it would be an empty text and an incident each time. */
export function checkLookups(source: Source, readable: Readable): void {
  const { unused = [] } = readable;
  const runs = (at: number): boolean => !unused.some(({ from, to }) => at >= from && at <= to);
  for (const { path, at } of source.lookups.filter((lookup) => runs(lookup.at))) {
    const written = path.join('.');
    const stray = strayProperty(path) ?? strayResult(written, readable) ?? strayPurpose(written, readable);
    const field = strayField(written, readable);
    if (stray !== undefined) {
      source.refuse(at, stray);
    } else if (field !== undefined) {
      source.hint(at, field);
    }
  }
}

function strayProperty([root = '', name]: readonly string[]): string | undefined {
  const known = propertiesOf.get(root);
  if (name === undefined || !known) {
    return undefined;
  }
  const all = known.length === 0 ? `write @${root} alone` : `it has ${known.join(', ')}`;
  return advise({ name, known, what: `${root} has no "${name}"`, otherwise: all });
}

function strayResult(written: string, { asks, ofCalled }: Readable): string | undefined {
  const [, child, name, part] = /^(child\.)?results\.([^.]+)(?:\.([^.]+))?/u.exec(written) ?? [];
  if (name === undefined) {
    return undefined;
  }
  const known = child === undefined ? asks : ofCalled;
  const what = child === undefined ? 'no question here has the id' : 'no flow that is called here asks';
  const otherwise = 'a result has the id of its question';
  const partless = part === undefined || ['value', 'text'].includes(part);
  return (
    advise({ name, known, what: `${what} "${name}"`, otherwise }) ??
    (partless ? undefined : `an answer has no "${part}"; it has value and text`)
  );
}

function strayPurpose(written: string, { purposes }: Readable): string | undefined {
  const [, name] = /^contact\.consents\.([^.]+)/u.exec(written) ?? [];
  return advise({
    name,
    known: purposes,
    what: `no purpose is called "${name ?? ''}"`,
    otherwise: 'it must be among the purposes of programme.yaml',
  });
}

function strayField(written: string, { fields }: Readable): string | undefined {
  const [, name] = /^(?:contact\.)?fields\.([^.]+)/u.exec(written) ?? [];
  const what = `the field "${name ?? ''}" is neither declared nor set in a flow`;
  return advise({ name, known: fields, what, otherwise: 'declare it in programme.yaml' });
}

function advise(found: {
  readonly name: string | undefined;
  readonly known: readonly string[] | undefined;
  readonly what: string;
  readonly otherwise: string;
}): string | undefined {
  const { name, known, what, otherwise } = found;
  if (name === undefined || !known || known.some((each) => each.toLowerCase() === name)) {
    return undefined;
  }
  const near = closest(name, known);
  return `${what}; ${near === undefined ? otherwise : `did you mean "${near}"?`}`;
}
