import { localDay } from '../../../domain/time/calendar.ts';
import { dayText } from '../../../domain/time/day.ts';
import { type Contact } from '../../../domain/contact/contact.ts';
import { ChoiceField, LineField } from '../../forms/field.tsx';
import { Form } from '../../forms/form.tsx';
import { formOf, type FormState } from '../../forms/form-state.ts';
import { Unshown } from '../../forms/unshown.tsx';
import { type Named, staffChoices } from '../../inbox/read-staff.ts';
import { Frame } from '../../pages/frame.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { Way } from '../../pages/way.tsx';
import { type Telling } from '../../people/days-ago.ts';
import { nameWords } from '../../people/person-name.tsx';
import { timeOf } from '../../people/time-of.ts';
import { pairingPath, personPath } from '../../contacts/pages/person-paths.ts';

/** What the page about who walks beside somebody shows. */
export interface PairingProps extends PageProps, Telling {
  readonly contact: Contact;
  /** Everybody who may be chosen. */
  readonly staff: readonly Named[];
  /** Beside how many families a volunteer walks. */
  readonly families: number;
  /** The form that was sent and refused; null: none was. */
  readonly tried: FormState | null;
}

/** Who walks beside a family; or of a volunteer their leave, and to whom their families go. */
export function pairingPage(props: PairingProps) {
  const { phrase, language, contact } = props;
  const isFamily = contact.role === 'beneficiary';
  const title = phrase(isFamily ? 'pairing_family' : 'pairing_staff');
  const name = nameWords(contact.name, phrase);
  return (
    <Frame
      here={isFamily ? '/families' : '/volunteers'}
      title={`${name}: ${title}`}
      language={language}
      phrase={phrase}
    >
      <h1>{name}</h1>
      <h2>{title}</h2>
      <Unshown phrase={phrase} tried={props.tried} shown={shownOn(props)} />
      {isFamily ? <Companion {...props} /> : <Leave {...props} />}
      {isFamily || props.families === 0 ? null : <Move {...props} />}
      <Way to={personPath(contact)}>{phrase('back')}</Way>
    </Frame>
  );
}

function shownOn({ contact, families, now }: PairingProps): readonly string[] {
  if (contact.role === 'beneficiary') {
    return ['pair'];
  }
  return [isAway(contact, now) ? 'back' : 'away', ...(families === 0 ? [] : ['move'])];
}

const isAway = ({ away }: Contact, now: number): boolean => away != null && away.until > now;

function Companion({ phrase, contact, staff, tried }: PairingProps) {
  const form = formOf('pair', tried);
  return (
    <Form path={pairingPath(contact)} form={form}>
      <input type="hidden" name="was" value={contact.companion ?? ''} autocomplete="off" />
      <p>{phrase('pairing_family_help')}</p>
      <ChoiceField
        {...{ form, name: 'companion', label: phrase('column_companion') }}
        value={contact.companion ?? ''}
        choices={[['', phrase('pairing_none')], ...staffChoices(staff, phrase)]}
      />
      <button type="submit">{phrase('save')}</button>
    </Form>
  );
}

function Leave(props: PairingProps) {
  const { phrase, language, contact, staff, now, tried } = props;
  const { away, timezone } = contact;
  if (away && isAway(contact, now)) {
    const name = staff.find(({ id }) => id === away.standIn)?.name ?? phrase('pairing_no_stand_in');
    const time = timeOf(away.until - 1, { language, timezone });
    return (
      <Form path={pairingPath(contact)} form={formOf('back', tried)}>
        <p>{phrase('pairing_is_away', { time, name })}</p>
        <button type="submit">{phrase('pairing_back')}</button>
      </Form>
    );
  }
  const form = formOf('away', tried);
  return (
    <Form path={pairingPath(contact)} form={form}>
      <p>{phrase('pairing_away_help')}</p>
      <LineField
        {...{ form, name: 'until', label: phrase('pairing_until'), type: 'date' }}
        value={dayText(localDay(now, timezone))}
      />
      <ChoiceField
        {...{ form, name: 'stand_in', label: phrase('pairing_stand_in') }}
        choices={[['', phrase('pairing_no_stand_in')], ...staffChoices(withoutOneself(props), phrase)]}
      />
      <button type="submit">{phrase('pairing_go')}</button>
    </Form>
  );
}

function Move(props: PairingProps) {
  const { phrase, contact, tried } = props;
  const form = formOf('move', tried);
  const count = { count: String(props.families) };
  return (
    <section>
      <h2>{phrase('pairing_move')}</h2>
      <Form path={pairingPath(contact)} form={form}>
        <p>{phrase('pairing_move_help', count)}</p>
        <ChoiceField
          {...{ form, name: 'to', label: phrase('column_companion') }}
          choices={[['', phrase('choose')], ...staffChoices(withoutOneself(props), phrase)]}
        />
        <button type="submit">{phrase('pairing_move_go', count)}</button>
      </Form>
    </section>
  );
}

const withoutOneself = ({ staff, contact }: PairingProps): readonly Named[] =>
  staff.filter(({ id }) => id !== contact.id);
