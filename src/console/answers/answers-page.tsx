import { type Instant } from '../../domain/time/clock.ts';
import { Frame } from '../pages/frame.tsx';
import { type PageProps } from '../pages/page.tsx';
import { Table } from '../pages/table.tsx';
import { daysAgo, type Telling } from '../people/days-ago.ts';

interface AnswersProps extends PageProps, Telling {
  readonly flows: readonly {
    readonly id: string;
    readonly title: string;
    /** Null: nobody has answered yet. */
    readonly answeredAt: Instant | null;
  }[];
}

/** The flows that ask something, and when each was last answered. */
export function answersPage(props: AnswersProps) {
  const { phrase, language, flows } = props;
  return (
    <Frame here="/answers" title={phrase('answers')} language={language} phrase={phrase}>
      <h1>{phrase('answers')}</h1>
      {flows.length === 0 ? (
        <p>{phrase('answers_none_asked')}</p>
      ) : (
        <Table headings={[phrase('column_flow'), phrase('answers_last')]}>
          {flows.map(({ id, title, answeredAt }) => (
            <tr>
              <th scope="row">
                <a href={`/answers/${encodeURIComponent(id)}`}>{title}</a>
              </th>
              <td data-label={phrase('answers_last')}>{daysAgo(answeredAt, props)}</td>
            </tr>
          ))}
        </Table>
      )}
    </Frame>
  );
}
