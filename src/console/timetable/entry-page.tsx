import { type Listed } from '../../programme/campaigns/create-timetable.ts';
import { type CampaignRun } from '../../programme/campaigns/read-runs.ts';
import { type TellingTime } from '../announcements/when-words.ts';
import { Facts } from '../pages/facts.tsx';
import { Frame } from '../pages/frame.tsx';
import { type PageProps } from '../pages/page.tsx';
import { Way } from '../pages/way.tsx';
import { timeOf } from '../people/time-of.ts';
import { entryPath, forWhom } from './entry-words.ts';
import { HeldList } from '../held/held-list.tsx';
import { occurrenceWords, stateWords } from './run-words.ts';
import { type TellingWhom } from './audience-words.ts';
import { lengthOf } from './length-of.ts';
import { whenItComes } from './when-it-comes.ts';

interface EntryProps extends PageProps, TellingTime, TellingWhom {
  readonly campaign: Listed['campaign'];
  /** The last one first. */
  readonly runs: readonly CampaignRun[];
  /** The run before which the list goes on; null: these are all. */
  readonly earlier: string | null;
}

/** One flow that comes by itself: when and to whom, and each time that it came. */
export function entryPage(props: EntryProps) {
  const { phrase, language, campaign, runs, earlier } = props;
  const { title, key } = campaign;
  return (
    <Frame here="/timetable" title={title} language={language} phrase={phrase}>
      <h1>{title}</h1>
      <Facts
        facts={[
          [phrase('column_when'), whenItComes(campaign.trigger, props)],
          [phrase('timetable_for'), forWhom(campaign, props)],
        ]}
      />
      <Way to={`${entryPath(key)}/ahead`}>{phrase('timetable_ahead')}</Way>
      <p>
        <small>{phrase('timetable_ahead_takes')}</small>
      </p>
      <section>
        <h2>{phrase('timetable_runs')}</h2>
        {runs.length === 0 ? <p>{phrase('timetable_never')}</p> : null}
        <ol class="entries">
          {runs.map((run) => (
            <Run {...props} run={run} />
          ))}
        </ol>
        {earlier === null ? null : (
          <Way to={`${entryPath(key)}?${new URLSearchParams({ before: earlier }).toString()}`}>
            {phrase('timetable_earlier')}
          </Way>
        )}
      </section>
    </Frame>
  );
}

const minute = 60_000;

function Run({ run, ...props }: EntryProps & { readonly run: CampaignRun }) {
  const { phrase, language } = props;
  const { occurrence, started, finished, late, reasons } = run;
  const times = [
    ...(started === null ? [] : [phrase('timetable_started', { time: timeOf(started, props) })]),
    finished === null
      ? phrase('timetable_unfinished')
      : phrase('timetable_finished', { time: timeOf(finished, props) }),
    ...(late === null || late < minute
      ? []
      : [phrase('timetable_late', { length: lengthOf(Math.round(late / minute) * minute, language) })]),
  ];
  return (
    <li>
      <p>
        <strong>{occurrenceWords(occurrence, props)}</strong>: {stateWords(run, phrase)}
      </p>
      <HeldList phrase={phrase} held={reasons} />
      <p>
        <small>{times.join(' ')}</small>
      </p>
    </li>
  );
}
