import { type z } from 'zod';
import { type AskedQuestion } from '../../programme/reports/questions-of.ts';
import { findText, type Phrase } from '../phrase.ts';
import { type behindView } from '../simulator/behind-view.ts';
import { reasonWords } from '../reason-words.ts';
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
}

/** Where the conversation stands, what was answered, what is to come, what was held back and why, and open tasks. */
export function PersonBehind({ phrase, language, timezone, behind, titles, questionsOf }: PersonBehindProps) {
  const when = (at: string): string => timeOf(Date.parse(at), { language, timezone });
  const titleOf = (flow: string): string => titles.get(flow) ?? flow;
  const questionOf = (flow: string, step: string): string =>
    questionsOf(flow).find(({ id }) => id === step)?.text ?? step;
  const { session, results, planned, held, tasks } = behind;
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
      <List
        title={phrase('behind_planned')}
        rows={planned.map(({ what, flow, due }) => ({
          head: plannedWords(phrase, what),
          words: flow === null ? '' : titleOf(flow),
          at: when(due),
        }))}
      />
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
