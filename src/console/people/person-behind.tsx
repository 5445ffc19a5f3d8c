import { type z } from 'zod';
import { type Timetable } from '../../programme/campaigns/create-timetable.ts';
import { type AskedQuestion } from '../../programme/reports/questions-of.ts';
import { findText, type Phrase } from '../phrase.ts';
import { type behindView } from '../simulator/behind-view.ts';
import { reasonWords } from '../held/reason-words.ts';
import { timeOf } from './time-of.ts';

/** What is behind somebody's talk, for a page. */
export interface PersonBehindProps {
  readonly phrase: Phrase;
  readonly language: string;
  readonly timezone: string;
  readonly behind: z.infer<typeof behindView>;
  /** Titles of flows by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** The questions that a flow asks today. */
  readonly questionsOf: (flow: string) => readonly AskedQuestion[];
  /** What will come by itself within a month, the soonest first. */
  readonly ahead: ReturnType<Timetable['ahead']>;
}

/** Where the conversation stands, what was answered, what is to come, what was held back and why, and open tasks. */
export function PersonBehind(props: PersonBehindProps) {
  const { phrase, language, timezone, behind, titles, questionsOf } = props;
  const when = (at: string): string => timeOf(Date.parse(at), { language, timezone });
  const titleOf = (flow: string): string => titles.get(flow) ?? flow;
  const questionOf = (flow: string, step: string): string =>
    questionsOf(flow).find(({ id }) => id === step)?.text ?? step;
  const { session, results, held, tasks } = behind;
  const answers = results.toReversed().map(({ flow, step, text, value, at }) => ({
    head: `${titleOf(flow)}: ${questionOf(flow, step)}`,
    words: text === '' ? JSON.stringify(value) : text,
    at: when(at),
  }));
  return (
    <>
      {session === null ? null : (
        <p>{phrase('behind_session', { flow: titleOf(session.flow), step: String(session.step) })}</p>
      )}
      <List
        title={phrase('behind_tasks')}
        rows={tasks.map(({ title, due }) => ({ head: title, words: '', at: when(due) }))}
      />
      <List title={phrase('behind_results')} rows={answers} />
      <Coming {...props} when={when} titleOf={titleOf} />
      <List
        title={phrase('behind_held')}
        rows={held.toReversed().map(({ flow, reason, at }) => ({
          head: flow === '' ? phrase('planned_announce') : titleOf(flow),
          words: reasonWords(phrase, reason),
          at: when(at),
        }))}
      />
    </>
  );
}

/** What waits for its time in this talk, and what comes by itself within a month. */
function Coming({
  phrase,
  behind,
  ahead,
  when,
  titleOf,
}: PersonBehindProps & {
  readonly when: (at: string) => string;
  readonly titleOf: (flow: string) => string;
}) {
  return (
    <>
      <List
        title={phrase('behind_planned')}
        rows={behind.planned
          .filter(({ what }) => what !== 'campaign')
          .map(({ what, flow, due }) => ({
            head: plannedWords(phrase, what),
            words: flow === null ? '' : titleOf(flow),
            at: when(due),
          }))}
      />
      <List
        title={phrase('timetable_ahead')}
        rows={ahead.expected.map(({ title, due, reason }) => ({
          head: title,
          words: reason === null ? '' : reasonWords(phrase, reason),
          at: when(new Date(due).toISOString()),
        }))}
      />
      {ahead.cut.map(({ title: flow, at }) => (
        <p>{phrase('timetable_ahead_cut_one', { flow, time: when(new Date(at).toISOString()) })}</p>
      ))}
    </>
  );
}

function plannedWords(phrase: Phrase, what: string): string {
  const text = findText(`planned_${what}`);
  return text === undefined ? what : phrase(text);
}

function List({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly { readonly head: string; readonly words: string; readonly at: string }[];
}) {
  return rows.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <ul class="lines">
        {rows.map(({ head, words, at }) => (
          <li>
            <strong>{head}</strong> {words} <time>{at}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}
