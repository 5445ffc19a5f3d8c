import { Form } from '../../forms/form.tsx';
import { formOf } from '../../forms/form-state.ts';
import { Frame } from '../../pages/frame.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { Way } from '../../pages/way.tsx';
import { Changes, Counts, News, Problems } from './sum-lists.tsx';
import { type TableSum } from './sum-up.ts';
import { bringInPath } from './table-paths.ts';

/** What the preview of a table shows. */
export interface PreviewProps extends PageProps {
  readonly sum: TableSum;
  readonly names: ReadonlyMap<string, string>;
  /** The table with what is said of it here, packed. */
  readonly kept: string;
}

/** What a table will do, before anything of it is written, and the button that does it. */
export function previewPage({ phrase, language, sum, names, kept }: PreviewProps) {
  const { created, updated } = sum.counts;
  return (
    <Frame here="/families" title={phrase('table_preview')} language={language} phrase={phrase}>
      <h1>{phrase('table_preview')}</h1>
      <p>{phrase('table_nothing_yet')}</p>
      <Counts phrase={phrase} sum={sum} />
      {created + updated === 0 ? (
        <p>{phrase('table_nothing_to_write')}</p>
      ) : (
        <>
          <p>{phrase('table_agree', { count: String(sum.agree) })}</p>
          <Form path={bringInPath} form={formOf('write', null)}>
            <input type="hidden" name="kept" value={kept} autocomplete="off" />
            <button type="submit" class="main">
              {phrase('table_write', { count: String(created + updated) })}
            </button>
          </Form>
        </>
      )}
      <Problems
        {...{ phrase, title: phrase('table_will_stay_out'), problems: sum.refused }}
        help={phrase('table_mend')}
      />
      <Problems
        {...{ phrase, title: phrase('table_watch'), problems: sum.watch }}
        help={phrase('table_watch_help')}
      />
      <Changes phrase={phrase} changes={sum.changes} names={names} />
      <News phrase={phrase} news={sum.news} />
      <Way to={bringInPath}>{phrase('table_other')}</Way>
    </Frame>
  );
}
