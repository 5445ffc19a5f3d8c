import { type ImportProblem, type RowOutcome, type TableOutcome } from '../import/import-report.ts';

/** So much of a list fits a page that somebody reads. */
const most = 100;

/** The beginning of a list, and how long it is. */
export interface Cut<T> {
  readonly shown: readonly T[];
  readonly all: number;
}

/** What a page says of a table: how many rows became what, and the beginnings of the lists behind it. */
export interface TableSum {
  readonly counts: { readonly [outcome in RowOutcome['outcome']]: number };
  /** How many agree by this table to be written to, who did not before. */
  readonly agree: number;
  readonly refused: Cut<ImportProblem>;
  readonly watch: Cut<ImportProblem>;
  readonly changes: Cut<RowOutcome>;
  readonly news: Cut<RowOutcome>;
}

/** Sums up a table for a page. */
export function sumUp({ rows, problems }: TableOutcome): TableSum {
  const of = (outcome: RowOutcome['outcome']) => rows.filter((each) => each.outcome === outcome);
  const [news, changes, same, refused] = [of('created'), of('updated'), of('unchanged'), of('refused')];
  return {
    counts: {
      created: news.length,
      updated: changes.length,
      unchanged: same.length,
      refused: refused.length,
    },
    agree: [...news, ...changes].filter(({ agrees }) => agrees).length,
    refused: cut(problems.filter(({ level }) => level === 'error')),
    watch: cut(problems.filter(({ level }) => level === 'warning')),
    changes: cut(changes),
    news: cut(news),
  };
}

function cut<T>(list: readonly T[]): Cut<T> {
  return { shown: list.slice(0, most), all: list.length };
}
