import { type Broadcast } from '../../domain/broadcast.ts';
import { type viewProgress } from '../broadcasts/broadcast-view.ts';
import { Frame } from '../pages/frame.tsx';
import { type PageProps } from '../pages/page.tsx';
import { Table } from '../pages/table.tsx';
import { Pages, type Shown } from '../people/pages.tsx';
import { timeOf } from '../people/time-of.ts';
import { announcementPath } from './told.ts';
import { type TellingTime, whenWords } from './when-words.ts';

/** An announcement with how far it has come. */
export interface Standing {
  readonly broadcast: Broadcast;
  readonly progress: ReturnType<typeof viewProgress>;
}

/** What the list of announcements shows. */
export interface AnnouncementsProps extends PageProps, TellingTime {
  readonly shown: Shown<Standing>;
}

/** The announcements, the latest first, with how they stand and how many they reached. */
export function announcementsPage(props: AnnouncementsProps) {
  const { phrase, language, shown } = props;
  return (
    <Frame here="/announcements" title={phrase('announcements')} language={language} phrase={phrase}>
      <h1>{phrase('announcements')}</h1>
      <p>
        <a class="button main" href="/announcements/new">
          {phrase('announce_new')}
        </a>
      </p>
      {shown.rows.length === 0 ? (
        <p role="status">{phrase('announce_none')}</p>
      ) : (
        <Table
          headings={(
            [
              'announce_column_title',
              'column_standing',
              'announce_column_reached',
              'announce_column_when',
            ] as const
          ).map((each) => phrase(each))}
        >
          {shown.rows.map((each) => (
            <Row {...props} {...each} />
          ))}
        </Table>
      )}
      <Pages phrase={phrase} shown={shown} pathOf={(page) => `/announcements?page=${page}`} />
    </Frame>
  );
}

function Row({ broadcast, progress, ...props }: AnnouncementsProps & Standing) {
  const { phrase } = props;
  const { state, arrived, size } = progress;
  const when =
    state === 'draft' ? timeOf(broadcast.createdAt, { ...props }) : whenWords(broadcast, { ...props });
  return (
    <tr>
      <th scope="row">
        <a href={announcementPath(broadcast.id)}>{broadcast.title}</a>
      </th>
      <td data-label={phrase('column_standing')}>
        <span class={`standing ${state}`}>{phrase(`announce_${state}`)}</span>
      </td>
      <td data-label={phrase('announce_column_reached')}>
        {broadcast.startedAt === null
          ? phrase('announce_reached_none')
          : phrase('announce_reached', { arrived: String(arrived), size: String(size ?? 0) })}
      </td>
      <td data-label={phrase('announce_column_when')}>{when}</td>
    </tr>
  );
}
