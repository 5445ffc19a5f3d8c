import { Frame } from '../../pages/frame.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { Way } from '../../pages/way.tsx';
import { Counts, Problems } from './sum-lists.tsx';
import { type TableSum } from './sum-up.ts';
import { bringInPath } from './table-paths.ts';

/** What became of a table that was written. */
export function writtenPage({ phrase, language, sum }: PageProps & { readonly sum: TableSum }) {
  return (
    <Frame here="/families" title={phrase('table_written')} language={language} phrase={phrase}>
      <h1>{phrase('table_written')}</h1>
      <Counts phrase={phrase} sum={sum} />
      <Problems
        {...{ phrase, title: phrase('table_stayed_out'), problems: sum.refused }}
        help={phrase('table_mend')}
      />
      <Way to="/families">{phrase('families')}</Way>
      <Way to="/volunteers">{phrase('volunteers')}</Way>
      <Way to={bringInPath}>{phrase('table_other')}</Way>
    </Frame>
  );
}
