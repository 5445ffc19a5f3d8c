import { type Contact } from '../../domain/contact/contact.ts';
import { Field, marks } from '../forms/field.tsx';
import { formOf, type FormState } from '../forms/form-state.ts';
import { type ConsoleText, type Phrase } from '../phrase.ts';
import { nameWords } from '../people/person-name.tsx';
import { type Standing } from './announcements-page.tsx';
import { announcementPath } from './told.ts';

/** What can be done with an announcement, and what its forms need. */
export interface ActsProps extends Standing {
  readonly phrase: Phrase;
  /** The name of this one look at the page: what its forms ask for is done once. */
  readonly request: string;
  /** How many will get it, of a draft. */
  readonly meant: number;
  /** Whether somebody else has to look at it first. */
  readonly needsEyes: boolean;
  /** Whether some have nothing who could get it in another attempt. */
  readonly canRetry: boolean;
  /** Who may be sent it to try it. */
  readonly staff: readonly Pick<Contact, 'id' | 'name' | 'role'>[];
  /** The form that was sent and refused; null: none was. */
  readonly tried: FormState | null;
}

/** The buttons of an announcement, each a form of its own, so that they work without scripts. */
export function Acts(props: ActsProps) {
  const { phrase, progress, needsEyes, meant } = props;
  return (
    <section class="deeds" aria-label={phrase('announce_acts')}>
      {needsEyes ? <Approve {...props} /> : null}
      {actsIn(props).map(([act, text]) => (
        <Act {...props} act={act}>
          {phrase(text, { count: String(meant) })}
        </Act>
      ))}
      {progress.state === 'draft' ? <Test {...props} /> : null}
      <Ways {...props} />
    </section>
  );
}

/** What can be done at once, the most usual first. What somebody else has to look at goes on after that. */
function actsIn({
  progress: { state },
  broadcast: { at },
  meant,
  needsEyes,
  canRetry,
}: ActsProps): readonly (readonly [act: string, text: ConsoleText])[] {
  const usual: { readonly [each in typeof state]?: readonly [act: string, text: ConsoleText] } = {
    ...(meant > 0 && { draft: ['start', at === null ? 'announce_act_start' : 'announce_act_plan'] }),
    scheduled: ['pause', 'announce_act_pause'],
    running: ['pause', 'announce_act_pause'],
    paused: ['resume', 'announce_act_resume'],
  };
  const first = usual[state];
  const again = canRetry ? ([['retry', 'announce_act_retry']] as const) : [];
  return needsEyes ? [] : [...(first ? [first] : []), ...again];
}

function Ways({ phrase, broadcast: { id }, progress: { state }, canRetry }: ActsProps) {
  const path = announcementPath(id);
  const isOpen = state !== 'cancelled' && state !== 'done';
  return (
    <p>
      {isOpen || canRetry ? (
        <a class="way" href={`${path}/edit`}>
          {phrase(state === 'draft' ? 'announce_act_edit' : 'announce_act_mend')}
        </a>
      ) : null}
      {isOpen ? (
        <a class="way" href={`${path}/sure?act=cancel`}>
          {phrase(state === 'draft' ? 'announce_act_drop' : 'announce_act_cancel')}
        </a>
      ) : null}
    </p>
  );
}

function Act({ act, children, ...props }: ActsProps & { readonly act: string; readonly children: string }) {
  return (
    <form method="post" action={`${announcementPath(props.broadcast.id)}/${act}`}>
      <Seen {...props} />
      <button type="submit" class={act === 'start' ? 'main' : ''}>
        {children}
      </button>
    </form>
  );
}

/** Which look at the page a form is of, and what was seen there: nobody lets go what they did not read. */
export function Seen({ request, broadcast }: Pick<ActsProps, 'request' | 'broadcast'>) {
  return (
    <>
      <input type="hidden" name="token" value={request} />
      <input type="hidden" name="edition" value={String(broadcast.announcement.edition)} />
    </>
  );
}

function Approve(props: ActsProps) {
  const { phrase, broadcast, tried, meant } = props;
  const asked = { form: formOf('approve', tried), name: 'by' };
  return (
    <form method="post" action={`${announcementPath(broadcast.id)}/approve`}>
      <p>{phrase('announce_eyes', { count: String(meant) })}</p>
      <Seen {...props} />
      <Field {...asked} label={phrase('announce_approver')}>
        <input {...marks(asked)} required value={asked.form.typed['by'] ?? ''} autocomplete="off" />
      </Field>
      <button type="submit" class="main">
        {phrase('announce_act_approve')}
      </button>
    </form>
  );
}

function Test(props: ActsProps) {
  const { phrase, broadcast, staff } = props;
  const asked = { form: formOf('test', null), name: 'contact' };
  return staff.length === 0 ? null : (
    <form method="post" action={`${announcementPath(broadcast.id)}/test`}>
      <Seen {...props} />
      <Field {...asked} label={phrase('announce_test')}>
        <select {...marks(asked)} required>
          <option value="">{phrase('announce_choose')}</option>
          {staff.map(({ id, name, role }) => (
            <option value={id}>
              {nameWords(name, phrase)} ({phrase(`role_${role}`)})
            </option>
          ))}
        </select>
      </Field>
      <button type="submit">{phrase('announce_act_test')}</button>
    </form>
  );
}
