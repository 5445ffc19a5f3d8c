import { z } from 'zod';
import { type Row } from '../../../domain/row.ts';
import { Frame } from '../../pages/frame.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { daysAgo, type Telling } from '../../people/days-ago.ts';
import { Pages, type Shown } from '../../people/pages.tsx';
import { timeOf } from '../../people/time-of.ts';
import { findText, type Phrase } from '../../phrase.ts';
import { PersonLink } from '../person-link.tsx';

/** What the list of incidents shows. */
export interface IncidentsProps extends PageProps, Telling {
  readonly count: number;
  readonly shown: Shown<Row>;
  readonly names: ReadonlyMap<string, string>;
  /** Titles of flows by id. */
  readonly titles: ReadonlyMap<string, string>;
}

/** What a person must look at, the latest first: what happened, to whom, how often, and what to do. */
export function incidentsPage(props: IncidentsProps) {
  const { phrase, language, count, shown } = props;
  return (
    <Frame here="/incidents" title={phrase('incidents')} language={language} phrase={phrase}>
      <h1>{phrase('incidents')}</h1>
      <p>{phrase('incidents_help')}</p>
      <p role="status">{phrase('incidents_count', { count: String(count) })}</p>
      <ul class="entries">
        {shown.rows.map((row) => (
          <Incident {...props} row={row} />
        ))}
      </ul>
      <Pages phrase={phrase} shown={shown} pathOf={(page) => `/incidents?page=${page}`} />
    </Frame>
  );
}

const kept = z.object({
  what: z.string().catch(''),
  flow: z.string().nullable().catch(null),
  step: z.string().nullable().catch(null),
  detail: z.string().catch(''),
  count: z.number().catch(1),
});

function Incident({ row, ...props }: IncidentsProps & { readonly row: Row }) {
  const { phrase, language, timezone, titles } = props;
  const { what, flow, step, detail, count } = kept.parse(row.data);
  const place = flow === null ? '' : [titles.get(flow) ?? flow, step].filter(Boolean).join(', ');
  return (
    <li>
      <p>{wordsOf(phrase, what)}</p>
      <p class="file">
        {row.contact === null ? null : (
          <>
            <PersonLink {...props} id={row.contact} />
            {' · '}
          </>
        )}
        <time>
          {timeOf(row.at, { language, timezone })} ({daysAgo(row.at, props)})
        </time>
        {count > 1 ? <strong> · {phrase('incident_times', { count: String(count) })}</strong> : null}
        {place === '' ? null : <> · {phrase('incident_flow', { flow: place })}</>}
      </p>
      <details class="more">
        <summary>{phrase('incident_detail')}</summary>
        <p lang="en">{detail}</p>
      </details>
    </li>
  );
}

/** What happened and what to do; of a kind that has no words, whom to tell. */
function wordsOf(phrase: Phrase, what: string): string {
  return phrase(findText(`incident_${what}`) ?? 'incident_other');
}
