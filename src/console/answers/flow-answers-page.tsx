import { type AnswerTally } from '../../programme/reports/answer-tally.ts';
import { type Round } from '../../programme/reports/read-rounds.ts';
import { Frame } from '../pages/frame.tsx';
import { type PageProps } from '../pages/page.tsx';
import { type Telling } from '../people/days-ago.ts';
import { type AnswerPeriod } from './answer-period.ts';
import { TallySection } from './tally-section.tsx';

/** What the page of a flow's answers shows. */
export interface FlowAnswersProps extends PageProps, Telling {
  readonly flow: { readonly id: string; readonly title: string };
  readonly period: AnswerPeriod;
  readonly rounds: readonly Round[];
  /** False: only the newest answers of the period were looked at. */
  readonly all: boolean;
  /** Null: there are too many for the file that was wanted. */
  readonly tallies: readonly AnswerTally[] | null;
  /** Names of people by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** What was answered in a flow within some days, question by question, and the way to all of it as a file. */
export function flowAnswersPage(props: FlowAnswersProps) {
  const { phrase, language, flow, rounds, tallies } = props;
  return (
    <Frame here="/answers" title={flow.title} language={language} phrase={phrase}>
      <h1>{flow.title}</h1>
      <Period {...props} />
      {tallies === null ? (
        <p class="wrong" role="alert">
          {phrase('answers_too_many')}
        </p>
      ) : rounds.length === 0 ? (
        <p role="status">{phrase('answers_none')}</p>
      ) : (
        <>
          <Counted {...props} />
          {tallies.map((tally) => (
            <TallySection {...props} tally={tally} />
          ))}
        </>
      )}
    </Frame>
  );
}

/** Works without scripts: the days are part of the address. */
function Period({ phrase, flow, period }: FlowAnswersProps) {
  return (
    <form class="choice" method="get" action={`/answers/${encodeURIComponent(flow.id)}`}>
      <label>
        {phrase('answers_from')}
        <input type="date" name="from" value={period.first} />
      </label>
      <label>
        {phrase('answers_to')}
        <input type="date" name="to" value={period.last} />
      </label>
      <button type="submit">{phrase('show')}</button>
    </form>
  );
}

function Counted({ phrase, flow, period, rounds, all }: FlowAnswersProps) {
  const people = new Set(rounds.map(({ contact }) => contact)).size;
  const days = new URLSearchParams({ from: period.first, to: period.last }).toString();
  return (
    <>
      <p role="status">
        {phrase('answers_count', { people: String(people), rounds: String(rounds.length) })}
        {all ? '' : ` ${phrase('answers_cut')}`}
      </p>
      <p>
        <a class="main button" href={`/answers/${encodeURIComponent(flow.id)}/answers.xlsx?${days}`}>
          {phrase('answers_download')}
        </a>{' '}
        <small>{phrase('answers_private')}</small>
      </p>
    </>
  );
}
