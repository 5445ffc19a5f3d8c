import { type Family, type People } from '../../programme/reports/read-people.ts';
import { newPersonPath } from '../contacts/pages/person-paths.ts';
import { bringInPath, tablePathOf } from '../contacts/table/table-paths.ts';
import { Frame } from '../pages/frame.tsx';
import { type PageProps } from '../pages/page.tsx';
import { Table } from '../pages/table.tsx';
import { Way } from '../pages/way.tsx';
import { daysAgo, type Telling } from './days-ago.ts';
import { FamiliesChoice } from './families-choice.tsx';
import { familiesPath, type FamiliesQuery } from './families-query.ts';
import { Pages, type Shown } from './pages.tsx';
import { PersonName } from './person-name.tsx';

/** What the list of families shows. */
export interface FamiliesProps extends PageProps, Telling {
  readonly people: Pick<People, 'volunteers'>;
  readonly query: FamiliesQuery;
  readonly count: number;
  readonly shown: Shown<Family>;
  /** What those who are shown last answered to a question, in their own words, by id. */
  readonly answers: ReadonlyMap<string, string>;
}

/** Families with who walks beside them, when they were last heard from, and how they stand. */
export function familiesPage(props: FamiliesProps) {
  const { phrase, language, people, query, count, shown } = props;
  const names = new Map(people.volunteers.map(({ id, name }) => [id, name]));
  return (
    <Frame here="/families" title={phrase('families')} language={language} phrase={phrase}>
      <h1>{phrase('families')}</h1>
      <Way to={newPersonPath('beneficiary')}>{phrase('person_new_beneficiary')}</Way>
      <Way to={bringInPath}>{phrase('table_bring')}</Way>
      <FamiliesChoice phrase={phrase} volunteers={people.volunteers} query={query} />
      <p role="status">{phrase('found', { count: String(count) })}</p>
      {count === 0 ? null : (
        <Way to={tablePathOf(familiesPath({ ...query, page: 1 }))}>{phrase('table_give')}</Way>
      )}
      {shown.rows.length === 0 ? (
        <NoneFound phrase={phrase} isChosen={familiesPath(query) !== familiesPath({})} />
      ) : (
        <Table
          headings={(['name', 'village', 'companion', 'last_heard', 'standing'] as const).map((each) =>
            phrase(`column_${each}`),
          )}
        >
          {shown.rows.map((family) => (
            <Row {...props} family={family} companion={names.get(family.companion ?? '')} />
          ))}
        </Table>
      )}
      <Pages phrase={phrase} shown={shown} pathOf={(page) => familiesPath({ ...query, page })} />
    </Frame>
  );
}

/** What to try where a choice fits nobody: a search looks at families alone. */
function NoneFound({ phrase, isChosen }: Pick<FamiliesProps, 'phrase'> & { readonly isChosen: boolean }) {
  return isChosen ? (
    <>
      <p>{phrase('found_none')}</p>
      <Way to={familiesPath({})}>{phrase('found_all')}</Way>
    </>
  ) : null;
}

function Row({
  family,
  companion,
  ...props
}: FamiliesProps & { readonly family: Family; readonly companion: string | undefined }) {
  const { phrase } = props;
  const { village, heardAt, standing, journey } = family;
  const answer = props.answers.get(family.id);
  return (
    <tr>
      <th scope="row">
        <PersonName person={family} phrase={phrase} />
      </th>
      <td data-label={phrase('column_village')}>
        <bdi>{village ?? '–'}</bdi>
      </td>
      <td data-label={phrase('column_companion')}>
        <bdi>{companion ?? phrase('no_companion')}</bdi>
      </td>
      <td data-label={phrase('column_last_heard')}>
        {daysAgo(heardAt, props)}
        {answer === undefined ? null : <q class="answer">{answer}</q>}
      </td>
      <td data-label={phrase('column_standing')}>
        <span class={`standing ${standing}`}>{phrase(`standing_${standing}`)}</span>
        {journey === 'unjudged' ? null : (
          <span class={`standing ${journey}`}>{phrase(`journey_${journey}`)}</span>
        )}
      </td>
    </tr>
  );
}
