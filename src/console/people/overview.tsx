import { type People, type Volunteer } from '../../programme/reports/read-people.ts';
import { standings } from '../../programme/reports/standing.ts';
import { type Phrase } from '../phrase.ts';
import { familiesPath } from './families-query.ts';

/** How the programme is doing: families by how they stand, and what volunteers have before them. */
export function Overview({ phrase, people }: { readonly phrase: Phrase; readonly people: People }) {
  return (
    <>
      <h2>{phrase('families')}</h2>
      <Families phrase={phrase} families={people.families} />
      <h2>{phrase('volunteers')}</h2>
      <Volunteers phrase={phrase} volunteers={people.volunteers} />
    </>
  );
}

function Families({ phrase, families }: Pick<People, 'families'> & { readonly phrase: Phrase }) {
  const alone = families.filter(({ companion }) => companion === null);
  return (
    <ul class="tiles">
      {standings.map((standing) => (
        <Tile
          path={familiesPath({ standing })}
          count={families.filter((each) => each.standing === standing).length}
          words={phrase(`standing_${standing}`)}
          kind={standing}
        />
      ))}
      <Tile
        path={familiesPath({ companion: 'none' })}
        count={alone.length}
        words={phrase('no_companion')}
        kind=""
      />
    </ul>
  );
}

function Volunteers({ phrase, volunteers }: Pick<People, 'volunteers'> & { readonly phrase: Phrase }) {
  const sum = (of: (volunteer: Volunteer) => number): number =>
    volunteers.reduce((total, each) => total + of(each), 0);
  const tiles = [
    ['volunteers', volunteers.length],
    ['tasks_open', sum(({ openTasks }) => openTasks)],
    ['tasks_overdue', sum(({ overdueTasks }) => overdueTasks)],
    ['is_away', volunteers.filter(({ awayUntil }) => awayUntil !== null).length],
  ] as const;
  return (
    <ul class="tiles">
      {tiles.map(([text, count]) => (
        <Tile path="/volunteers" count={count} words={phrase(text)} kind="" />
      ))}
    </ul>
  );
}

function Tile({
  path,
  count,
  words,
  kind,
}: {
  readonly path: string;
  readonly count: number;
  readonly words: string;
  readonly kind: string;
}) {
  return (
    <li>
      <a class={`tile ${kind}`} href={path}>
        <strong>{count}</strong> {words}
      </a>
    </li>
  );
}
