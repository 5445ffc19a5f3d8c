import { type Contact } from '../../domain/contact/contact.ts';
import { villageOf } from '../../domain/locate-village.ts';
import { type Standing } from '../../programme/reports/standing.ts';
import { PersonTicket, type PersonTicketProps } from '../inbox/tickets/person-ticket.tsx';
import { Facts } from '../pages/facts.tsx';
import { Frame } from '../pages/frame.tsx';
import { changePersonPath, pairingPath, personPath } from '../contacts/pages/person-paths.ts';
import { familiesPath } from './families-query.ts';
import { JourneyOf } from './journey.tsx';
import { daysAgo, type Telling } from './days-ago.ts';
import { PersonBehind, type PersonBehindProps } from './person-behind.tsx';
import { nameWords } from './person-name.tsx';
import { Talk, type TalkProps } from './talk.tsx';
import { Way } from '../pages/way.tsx';

/** What the page of one person shows. */
export interface PersonProps
  extends
    TalkProps,
    Telling,
    Pick<PersonBehindProps, 'behind' | 'titles' | 'questionsOf' | 'ahead'>,
    Pick<PersonTicketProps, 'tried' | 'choices'> {
  readonly contact: Contact;
  /** Null of a volunteer or coordinator. */
  readonly standing: Standing | null;
  /** The volunteer who walks beside them. */
  readonly companion: Pick<Contact, 'id' | 'name'> | null;
}

/** One person: who they are, what was said, what they answered, what is still to come. */
export function personPage(props: PersonProps) {
  const { phrase, language, contact, standing } = props;
  const { role } = contact;
  const here = role === 'volunteer' ? '/volunteers' : '/families';
  const title = nameWords(contact.name, phrase);
  return (
    <Frame here={here} title={title} language={language} phrase={phrase}>
      <h1>{title}</h1>
      {standing === null ? null : (
        <p>
          <span class={`standing ${standing}`}>{phrase(`standing_${standing}`)}</span>
        </p>
      )}
      <About {...props} />
      {role === 'beneficiary' ? <JourneyOf {...props} /> : null}
      {role === 'volunteer' ? (
        <Way to={familiesPath({ companion: contact.id })}>{phrase('families_of')}</Way>
      ) : null}
      <Way to={changePersonPath(contact)}>{phrase('person_change')}</Way>
      <Way to={pairingPath(contact)}>
        {phrase(role === 'beneficiary' ? 'pairing_family' : 'pairing_staff')}
      </Way>
      <PersonTicket {...props} />
      <Talk {...props} />
      <PersonBehind {...props} timezone={contact.timezone} />
    </Frame>
  );
}

function About(props: PersonProps) {
  const { phrase, contact, companion } = props;
  const { role, consent, lastHeardAt, toldOfAt, addresses, unreachable, groups } = contact;
  const channels = new Set(addresses.map((each) => each.split(':')[0]));
  const lost = addresses.length > 0 && addresses.every((each) => unreachable.includes(each));
  const walks = companion ? <a href={personPath(companion)}>{companion.name}</a> : phrase('no_companion');
  return (
    <Facts
      facts={[
        role === 'beneficiary' && [phrase('column_companion'), walks],
        [phrase('column_role'), phrase(`role_${role}`)],
        [phrase('column_village'), villageOf(contact) ?? '–'],
        [phrase('column_last_heard'), daysAgo(lastHeardAt, props)],
        toldOfAt !== undefined && [phrase('column_told_of'), daysAgo(toldOfAt, props)],
        [phrase('column_consent'), phrase(`consent_${consent.status}`)],
        [
          phrase('column_channels'),
          [...channels].join(', ') + (lost ? ` (${phrase('held_unreachable')})` : ''),
        ],
        groups.length > 0 && [phrase('column_groups'), groups.join(', ')],
      ]}
    />
  );
}
