import { type Listed } from '../../programme/campaigns/create-timetable.ts';
import { type TellingTime } from '../announcements/when-words.ts';
import { Frame } from '../pages/frame.tsx';
import { type PageProps } from '../pages/page.tsx';
import { Table } from '../pages/table.tsx';
import { timeOf } from '../people/time-of.ts';
import { occurrenceWords, stateWords } from './run-words.ts';
import { entryPath, forWhom } from './entry-words.ts';
import { type TellingWhom } from './audience-words.ts';
import { whenItComes } from './when-it-comes.ts';

interface TimetableProps extends PageProps, TellingTime, TellingWhom {
  readonly listed: readonly Listed[];
}

/** What comes by itself: each flow with its rhythm or date, when it comes next and how it went the last time. */
export function timetablePage(props: TimetableProps) {
  const { phrase, language, listed } = props;
  return (
    <Frame here="/timetable" title={phrase('timetable')} language={language} phrase={phrase}>
      <h1>{phrase('timetable')}</h1>
      {listed.length === 0 ? (
        <p>{phrase('timetable_none')}</p>
      ) : (
        <>
          <p>{phrase('timetable_purpose')}</p>
          <Table headings={(['column_flow', ...columns] as const).map((each) => phrase(each))}>
            {listed.map((each) => (
              <Line {...props} {...each} />
            ))}
          </Table>
        </>
      )}
    </Frame>
  );
}

const columns = [
  'column_when',
  'timetable_for',
  'timetable_next',
  'timetable_planned',
  'timetable_last_run',
] as const;

function Line(props: TimetableProps & Listed) {
  const { phrase, campaign, planned, next, runs } = props;
  const [last] = runs;
  const cells = [
    whenItComes(campaign.trigger, props),
    forWhom(campaign, props),
    next === null ? '–' : timeOf(next, props),
    String(planned),
    last === undefined
      ? phrase('timetable_never')
      : `${occurrenceWords(last.occurrence, props)}: ${stateWords(last, phrase)}`,
  ];
  return (
    <tr>
      <th scope="row">
        <a href={entryPath(campaign.key)}>{campaign.title}</a>
      </th>
      {columns.map((text, place) => (
        <td data-label={phrase(text)}>{cells[place]}</td>
      ))}
    </tr>
  );
}
