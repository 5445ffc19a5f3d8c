import { type Figure } from './figure.ts';

const heads = ['bench', 'against', 'measure', 'ratio', 'ours', 'theirs'] as const;

/** The figures as a table for a terminal, numbers to the right. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = [
    [...heads],
    ...figures.map((figure) =>
      heads.map((head) => (head === 'ratio' ? figure.ratio.toFixed(2) : String(figure[head]))),
    ),
  ];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column < 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
