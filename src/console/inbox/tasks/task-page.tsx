import { type Row } from '../../../domain/row.ts';
import { localDay } from '../../../domain/time/calendar.ts';
import { dayText } from '../../../domain/time/day.ts';
import { LineField } from '../../forms/field.tsx';
import { Form } from '../../forms/form.tsx';
import { formOf, type FormState } from '../../forms/form-state.ts';
import { Unshown } from '../../forms/unshown.tsx';
import { type Fact, Facts } from '../../pages/facts.tsx';
import { Frame } from '../../pages/frame.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { type Telling } from '../../people/days-ago.ts';
import { timeOf } from '../../people/time-of.ts';
import { PersonLink } from '../person-link.tsx';
import { textOf } from '../../rows/text-of.ts';
import { isOverdue } from './read-tasks.ts';
import { taskPath } from './tasks-query.ts';

/** What the page of one task shows; moments by the clock of who is to do it. */
export interface TaskProps extends PageProps, Telling {
  readonly task: Row;
  readonly names: ReadonlyMap<string, string>;
  /** The form that was sent and refused; null: none was. */
  readonly tried: FormState | null;
}

/** One task: what it is, for whom and about whom, its end and its day. */
export function taskPage(props: TaskProps) {
  const { phrase, language, task, now } = props;
  const { title, assignee } = task.data;
  const state = stateOf(task);
  const isChanged = state === 'open' && typeof assignee === 'string';
  return (
    <Frame here="/tasks" title={textOf(title)} language={language} phrase={phrase}>
      <h1>{textOf(title)}</h1>
      <p>
        <span class={`standing ${isOverdue(task, now) ? 'silent' : ''}`}>
          {phrase(isOverdue(task, now) ? 'tasks_list_overdue' : `tasks_list_${state}`)}
        </span>
      </p>
      <About {...props} />
      <Unshown phrase={phrase} tried={props.tried} shown={isChanged ? ['end', 'later'] : []} />
      {isChanged ? <Changes {...props} /> : null}
      {state === 'open' && typeof assignee !== 'string' ? <p>{phrase('task_without')}</p> : null}
    </Frame>
  );
}

function stateOf({ data: { state } }: Row): 'open' | 'done' | 'cannot' | 'cancelled' {
  return state === 'done' || state === 'cannot' || state === 'cancelled' ? state : 'open';
}

function About(props: TaskProps) {
  const { phrase, language, timezone, task } = props;
  const { assignee, due, endedAt, why, reason } = task.data;
  const time = (at: unknown) => (typeof at === 'number' ? timeOf(at, { language, timezone }) : '');
  const whyEnded =
    stateOf(task) === 'open' ? '' : reason === 'open_already' ? phrase('task_twice') : textOf(reason);
  const facts: readonly Fact[] = [
    [phrase('column_about'), <PersonLink {...props} id={task.contact} />],
    [phrase('column_doer'), <PersonLink {...props} id={assignee} />],
    [phrase('column_due'), time(due)],
    [phrase('column_why'), textOf(why)],
    [phrase('column_ended'), time(endedAt)],
    [phrase('column_reason'), whyEnded],
  ];
  return <Facts facts={facts.filter(([, value]) => value !== '')} />;
}

function Changes({ phrase, timezone, task, now, tried }: TaskProps) {
  const path = taskPath(task.id);
  const [end, later] = [formOf('end', tried), formOf('later', tried)];
  const { due } = task.data;
  return (
    <>
      <h2>{phrase('task_ends')}</h2>
      <Form path={path} form={end}>
        <LineField {...{ form: end, name: 'reason', label: phrase('task_reason'), longest: 500 }} />
        <div class="acts">
          {(['done', 'cannot', 'cancelled'] as const).map((each) => (
            <button type="submit" name="state" value={each}>
              {phrase(`end_${each}`)}
            </button>
          ))}
        </div>
      </Form>
      <h2>{phrase('task_later')}</h2>
      <Form path={path} form={later}>
        <LineField
          {...{ form: later, name: 'due', label: phrase('task_due'), type: 'date' }}
          value={dayText(localDay(Math.max(now, typeof due === 'number' ? due : now), timezone))}
        />
        <button type="submit">{phrase('task_move')}</button>
      </Form>
    </>
  );
}
