import { type Listed } from '../../programme/campaigns/create-timetable.ts';
import { type MonthAhead } from '../../programme/campaigns/month-ahead.ts';
import { type TellingTime } from '../announcements/when-words.ts';
import { Frame } from '../pages/frame.tsx';
import { type PageProps } from '../pages/page.tsx';
import { Table } from '../pages/table.tsx';
import { Way } from '../pages/way.tsx';
import { entryPath } from './entry-words.ts';
import { HeldList } from '../held/held-list.tsx';
import { occurrenceWords } from './run-words.ts';

interface AheadProps extends PageProps, TellingTime, MonthAhead {
  readonly campaign: Listed['campaign'];
}

/** What a flow will bring within thirty days, day by day, and whom it will not reach in time, and why. */
export function aheadPage(props: AheadProps) {
  const { phrase, language, campaign, days } = props;
  const title = phrase('timetable_ahead');
  return (
    <Frame here="/timetable" title={`${campaign.title}: ${title}`} language={language} phrase={phrase}>
      <h1>{campaign.title}</h1>
      <h2>{title}</h2>
      {days.length === 0 ? (
        <p role="status">{phrase('timetable_ahead_none')}</p>
      ) : (
        <>
          <p>{phrase('timetable_ahead_knows')}</p>
          <Cut {...props} />
          <Table headings={(['day', 'people', 'held'] as const).map((each) => phrase(`timetable_${each}`))}>
            {days.map(({ date, contacts, held }) => (
              <tr>
                <th scope="row">{occurrenceWords(date, props)}</th>
                <td data-label={phrase('timetable_people')}>{contacts}</td>
                <td data-label={phrase('timetable_held')}>
                  {Object.keys(held).length === 0 ? '–' : <HeldList phrase={phrase} held={held} />}
                </td>
              </tr>
            ))}
          </Table>
        </>
      )}
      <Way to={entryPath(campaign.key)}>{phrase('back')}</Way>
    </Frame>
  );
}

function Cut({ cut, ...props }: AheadProps) {
  return cut === null ? null : (
    <p role="status">{props.phrase('timetable_ahead_cut', { day: occurrenceWords(cut, props) })}</p>
  );
}
