import { type Contact } from '../../domain/contact/contact.ts';
import { type Row } from '../../domain/row.ts';
import { type Standing } from '../../programme/reports/standing.ts';
import { Frame } from '../pages/frame.tsx';
import { type PageProps } from '../pages/page.tsx';
import { viewMessage } from '../simulator/message-view.ts';
import { familiesPath } from './families-query.ts';
import { reasonWords } from './reason-words.ts';
import { daysAgo, type Telling } from './days-ago.ts';
import { PersonBehind, type PersonBehindProps } from './person-behind.tsx';
import { timeOf } from './time-of.ts';

/** What the page of one person shows. */
export interface PersonProps extends PageProps, Telling, Pick<PersonBehindProps, 'behind' | 'titles'> {
  readonly contact: Contact;
  /** Null of a volunteer or coordinator. */
  readonly standing: Standing | null;
  /** The volunteer who walks beside them. */
  readonly companion: Pick<Contact, 'id' | 'name'> | null;
  /** What was said, the last at the end. */
  readonly messages: readonly Row[];
  /** The id before which earlier messages are; null: these are the first. */
  readonly earlier: string | null;
}

/** One person: who they are, what was said, what they answered, what is still to come. */
export function personPage(props: PersonProps) {
  const { phrase, language, contact, standing } = props;
  const { name, role } = contact;
  const here = role === 'volunteer' ? '/volunteers' : '/families';
  const title = name === '' ? phrase('no_name') : name;
  return (
    <Frame here={here} title={title} language={language} phrase={phrase}>
      <h1>{title}</h1>
      {standing === null ? null : (
        <p>
          <span class={`standing ${standing}`}>{phrase(`standing_${standing}`)}</span>
        </p>
      )}
      <About {...props} />
      {role === 'volunteer' ? (
        <p>
          <a class="way" href={familiesPath({ companion: contact.id })}>
            {phrase('families_of')}
          </a>
        </p>
      ) : null}
      <Talk {...props} />
      <PersonBehind {...props} timezone={contact.timezone} />
    </Frame>
  );
}

function About(props: PersonProps) {
  const { phrase, contact, companion } = props;
  const { role, village, consent, lastHeardAt, addresses, unreachable, groups } = contact;
  const channels = new Set(addresses.map((each) => each.split(':')[0]));
  const lost = addresses.length > 0 && addresses.every((each) => unreachable.includes(each));
  const facts = [
    ['column_role', phrase(`role_${role}`)],
    ['column_village', village ?? '–'],
    ['column_last_heard', daysAgo(lastHeardAt, props)],
    ['column_consent', phrase(`consent_${consent.status}`)],
    ['column_channels', [...channels].join(', ') + (lost ? ` (${phrase('held_unreachable')})` : '')],
    ...(groups.length === 0 ? [] : [['column_groups', groups.join(', ')] as const]),
  ] as const;
  return (
    <dl class="about">
      {role === 'beneficiary' ? (
        <div>
          <dt>{phrase('column_companion')}</dt>
          <dd>
            {companion ? (
              <a href={`/people/${encodeURIComponent(companion.id)}`}>{companion.name}</a>
            ) : (
              phrase('no_companion')
            )}
          </dd>
        </div>
      ) : null}
      {facts.map(([text, value]) => (
        <div>
          <dt>{phrase(text)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Talk(props: PersonProps) {
  const { phrase, contact, messages, earlier } = props;
  return (
    <section aria-labelledby="talk">
      <h2 id="talk">{phrase('talk')}</h2>
      {earlier === null ? null : (
        <p>
          <a
            class="way"
            href={`/people/${encodeURIComponent(contact.id)}?before=${encodeURIComponent(earlier)}`}
          >
            {phrase('earlier_messages')}
          </a>
        </p>
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

function Message({ row, phrase, language, contact }: PersonProps & { readonly row: Row }) {
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
