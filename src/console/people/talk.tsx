import { type Contact } from '../../domain/contact/contact.ts';
import { type Row } from '../../domain/row.ts';
import { type PageProps } from '../pages/page.tsx';
import { Way } from '../pages/way.tsx';
import { viewMessage } from '../simulator/message-view.ts';
import { reasonWords } from '../held/reason-words.ts';
import { timeOf } from './time-of.ts';
import { personPath } from '../contacts/pages/person-paths.ts';

/** A stretch of what was said with somebody. */
export interface TalkProps extends PageProps {
  readonly contact: Pick<Contact, 'id' | 'timezone'>;
  /** What was said, the last at the end. */
  readonly messages: readonly Row[];
  /** The id before which earlier messages are; null: these are the first. */
  readonly earlier: string | null;
}

/** What was said, with what did not arrive and why, and the way to what was said before. */
export function Talk(props: TalkProps) {
  const { phrase, contact, messages, earlier } = props;
  return (
    <section aria-labelledby="talk">
      <h2 id="talk">{phrase('talk')}</h2>
      {earlier === null ? null : (
        <Way to={`${personPath(contact)}?before=${encodeURIComponent(earlier)}`}>
          {phrase('earlier_messages')}
        </Way>
      )}
      {messages.length === 0 ? <p>{phrase('nothing_said')}</p> : null}
      <ol class="messages">
        {messages.map((row) => (
          <Message {...props} row={row} />
        ))}
      </ol>
    </section>
  );
}

const unsent: readonly unknown[] = ['failed', 'cancelled', 'expired', 'queued'];

function Message({ row, phrase, language, contact }: TalkProps & { readonly row: Row }) {
  const { from, text, choices, media, at } = viewMessage(row);
  const { state, reason } = row.data;
  const fate = unsent.includes(state) ? phrase(`message_${state as 'failed'}`) : null;
  const why = fate !== null && typeof reason === 'string' ? reasonWords(phrase, reason) : null;
  return (
    <li class={from === 'person' ? 'person' : 'bot'}>
      {text === '' ? null : <p>{text}</p>}
      {media.length === 0 ? null : (
        <p class="file">{phrase('files_count', { count: String(media.length) })}</p>
      )}
      {choices.length === 0 ? null : <p class="labels">{choices.join(' · ')}</p>}
      {fate === null ? null : <p class="not-sent">{[fate, why].filter(Boolean).join(': ')}</p>}
      <time datetime={at}>{timeOf(Date.parse(at), { language, timezone: contact.timezone })}</time>
    </li>
  );
}
