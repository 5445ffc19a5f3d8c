import { type Journey, journeys } from '../../programme/graduation/journey.ts';
import { type People } from '../../programme/reports/read-people.ts';
import { type Standing, standings } from '../../programme/reports/standing.ts';
import { type InboxCounts } from '../inbox/read-counts.ts';
import { tasksPath } from '../inbox/tasks/tasks-query.ts';
import { type Phrase } from '../phrase.ts';
import { familiesPath } from './families-query.ts';

/**
 * How the programme is doing: what waits for somebody, families by how they stand, and what volunteers have before
 * them.
 */
export function Overview({
  phrase,
  people,
  counts,
}: {
  readonly phrase: Phrase;
  readonly people: People;
  readonly counts: InboxCounts;
}) {
  return (
    <>
      <h2>{phrase('waiting_for_you')}</h2>
      <Waiting phrase={phrase} counts={counts} />
      <h2>{phrase('families')}</h2>
      <Families phrase={phrase} families={people.families} />
      <h2>{phrase('journey')}</h2>
      <Journeys phrase={phrase} families={people.families} />
      <h2>{phrase('volunteers')}</h2>
      <Volunteers phrase={phrase} volunteers={people.volunteers} />
    </>
  );
}

function Waiting({ phrase, counts }: { readonly phrase: Phrase; readonly counts: InboxCounts }) {
  const { tickets, openTasks, overdueTasks, freshIncidents } = counts;
  const tiles = [
    ['tickets_open', tickets, '/tickets'],
    ['tasks_overdue', overdueTasks, tasksPath({ view: 'overdue' })],
    ['tasks_open', openTasks, tasksPath({})],
    ['incidents_today', freshIncidents, '/incidents'],
  ] as const;
  return (
    <ul class="tiles">
      {tiles.map(([text, count, path]) => (
        <Tile path={path} count={count} words={phrase(text)} kind="" />
      ))}
    </ul>
  );
}

function Families({ phrase, families }: Pick<People, 'families'> & { readonly phrase: Phrase }) {
  const { alone, counts } = countFamilies(families);
  return (
    <ul class="tiles">
      {standings.map((standing) => (
        <Tile
          path={familiesPath({ standing })}
          count={counts.get(standing) ?? 0}
          words={phrase(`standing_${standing}`)}
          kind={standing}
        />
      ))}
      <Tile path={familiesPath({ companion: 'none' })} count={alone} words={phrase('no_companion')} kind="" />
    </ul>
  );
}

function Journeys({ phrase, families }: Pick<People, 'families'> & { readonly phrase: Phrase }) {
  const counts = new Map<Journey, number>();
  for (const { journey } of families) {
    counts.set(journey, (counts.get(journey) ?? 0) + 1);
  }
  return (
    <ul class="tiles">
      {journeys.map((journey) => (
        <Tile
          path={familiesPath({ journey })}
          count={counts.get(journey) ?? 0}
          words={phrase(`journey_${journey}`)}
          kind={journey}
        />
      ))}
    </ul>
  );
}

/** How many stand in each way, and how many nobody walks beside. */
function countFamilies(families: People['families']) {
  const counts = new Map<Standing, number>();
  let alone = 0;
  for (const { standing, companion } of families) {
    counts.set(standing, (counts.get(standing) ?? 0) + 1);
    alone += companion === null ? 1 : 0;
  }
  return { alone, counts };
}

function Volunteers({ phrase, volunteers }: Pick<People, 'volunteers'> & { readonly phrase: Phrase }) {
  const tiles = [
    ['volunteers', volunteers.length],
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
      <a class={`tile ${kind}${count === 0 ? ' none' : ''}`} href={path}>
        <strong>{count}</strong> {words}
      </a>
    </li>
  );
}
