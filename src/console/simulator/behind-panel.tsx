import { type FollowUp } from '../../domain/follow-up.ts';
import { heldTexts } from '../held/held-texts.ts';
import { type PageProps } from '../pages/page.tsx';
import { type ConsoleText } from '../phrase.ts';

/** What each follow-up is called. */
const planned: Readonly<Record<FollowUp['kind'], ConsoleText>> = {
  remind: 'planned_remind',
  timeout: 'planned_timeout',
  expire: 'planned_expire',
  wait: 'planned_wait',
  start: 'planned_start',
  campaign: 'planned_campaign',
  tasks: 'planned_tasks',
  care: 'planned_care',
  words: 'planned_words',
  handback: 'planned_handback',
  return: 'planned_return',
  announce: 'planned_announce',
  remind_read: 'planned_remind_read',
  answer_due: 'planned_answer_due',
  claims: 'planned_claims',
};

/** What is behind a talk: results, what is planned and held back, tasks; filled in by the page's script. */
export function BehindPanel({ phrase }: Pick<PageProps, 'phrase'>) {
  const words = Object.fromEntries(Object.entries(planned).map(([what, key]) => [what, phrase(key)]));
  const reasons = Object.fromEntries(heldTexts.map((key) => [key.slice('held_'.length), phrase(key)]));
  return (
    <details
      class="behind"
      data-planned={JSON.stringify(words)}
      data-reasons={JSON.stringify(reasons)}
      data-session={phrase('behind_session')}
    >
      <summary>{phrase('behind')}</summary>
      <p class="session" data-nothing={phrase('behind_nothing')}></p>
      {(['results', 'planned', 'held', 'tasks'] as const).map((part) => (
        <section class={part} hidden>
          <h3>{phrase(`behind_${part}`)}</h3>
          <ul></ul>
        </section>
      ))}
      <button type="button" class="save">
        {phrase('save_test')}
      </button>
    </details>
  );
}
