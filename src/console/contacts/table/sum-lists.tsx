import { type Phrase } from '../../phrase.ts';
import { type ImportProblem, type RowOutcome } from '../import/import-report.ts';
import { type Difference } from '../import/differences.ts';
import { type Cut, type TableSum } from './sum-up.ts';

/** How many rows became what, or are to. */
export function Counts({ phrase, sum }: { readonly phrase: Phrase; readonly sum: TableSum }) {
  const { created, updated, unchanged, refused } = sum.counts;
  return (
    <ul class="lines" role="status">
      <li>{phrase('table_new', { count: String(created) })}</li>
      <li>{phrase('table_changed', { count: String(updated) })}</li>
      <li>{phrase('table_same', { count: String(unchanged) })}</li>
      <li>{phrase('table_refused', { count: String(refused) })}</li>
    </ul>
  );
}

/** Rows with what is wrong with them, or is to be looked at: line, column, and how to mend it. */
export function Problems({
  phrase,
  title,
  help,
  problems,
}: {
  readonly phrase: Phrase;
  readonly title: string;
  readonly help: string;
  readonly problems: Cut<ImportProblem>;
}) {
  return problems.all === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <p>{help}</p>
      <ul class="lines">
        {problems.shown.map(({ line, column, said }) => (
          <li>
            <strong>
              {column === null
                ? phrase('table_line', { line: String(line) })
                : phrase('table_cell', { line: String(line), column })}
            </strong>{' '}
            {phrase(said.text, said.values)}
          </li>
        ))}
      </ul>
      <More phrase={phrase} list={problems} />
    </section>
  );
}

/** Who changes, and in what: what stood so far and what will stand. */
export function Changes({
  phrase,
  changes,
  names,
}: {
  readonly phrase: Phrase;
  readonly changes: Cut<RowOutcome>;
  /** Of whoever may walk beside somebody, by id. */
  readonly names: ReadonlyMap<string, string>;
}) {
  return changes.all === 0 ? null : (
    <section>
      <h2>{phrase('table_will_change')}</h2>
      <ul class="lines">
        {changes.shown.map(({ line, name, differences }) => (
          <li>
            <strong>{name}</strong> ({phrase('table_line', { line: String(line) })})
            <ul class="lines">
              {differences.map((each) => (
                <li>
                  {each.column}: <bdi>{valueOf(each, each.from, names)}</bdi> →{' '}
                  <bdi>{valueOf(each, each.to, names)}</bdi>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <More phrase={phrase} list={changes} />
    </section>
  );
}

/** Who is new. */
export function News({ phrase, news }: { readonly phrase: Phrase; readonly news: Cut<RowOutcome> }) {
  return news.all === 0 ? null : (
    <details>
      <summary>{phrase('table_will_come')}</summary>
      <ul class="lines">
        {news.shown.map(({ line, name }) => (
          <li>
            {name} ({phrase('table_line', { line: String(line) })})
          </li>
        ))}
      </ul>
      <More phrase={phrase} list={news} />
    </details>
  );
}

function More({ phrase, list }: { readonly phrase: Phrase; readonly list: Cut<unknown> }) {
  const rest = list.all - list.shown.length;
  return rest === 0 ? null : <p>{phrase('table_more', { count: String(rest) })}</p>;
}

function valueOf(
  { column }: Difference,
  json: string | undefined,
  names: ReadonlyMap<string, string>,
): string {
  const value: unknown = JSON.parse(json ?? 'null');
  const text = Array.isArray(value) ? value.join('; ') : typeof value === 'string' ? value : (json ?? '');
  const told = column === 'companion' ? (names.get(text) ?? text) : text.replace(/T00:00:00\.000Z$/u, '');
  return told === '' || told === 'null' ? '–' : told;
}
