import { type FollowUp } from '../../domain/follow-up.ts';
import { type ConsoleText, consoleTexts } from '../phrase.ts';
import { DraftsPanel } from './drafts-panel.tsx';
import { Page, type PageProps } from './page.tsx';

/** What the simulator's page is told. */
export interface SimulatorProps extends PageProps {
  readonly simulator: boolean;
  /** Whether real people are on a channel: then nobody is made up among them without being asked for. */
  readonly inEarnest: boolean;
  /** What contacts have who have none of their own. */
  readonly defaults: { readonly timezone: string };
  /** Whether drafts are tried here, apart from everything else. */
  readonly drafts: boolean;
}

/** The simulator: phones side by side, and the clock. Its script copies the phone for each person. */
export function simulatorPage(props: SimulatorProps) {
  const { phrase, language, simulator, inEarnest, drafts } = props;
  const title = phrase(drafts ? 'drafts' : 'simulator');
  if (!simulator && !drafts) {
    return (
      <Page title={title} language={language}>
        <main>
          <p>{phrase('simulator_is_off')}</p>
        </main>
      </Page>
    );
  }
  const missing = drafts ? { 'data-missing': phrase('drafts_not_open') } : {};
  return (
    <Page title={title} language={language} phrase={phrase} zone={props.defaults.timezone}>
      <header>
        <h1>{title}</h1>
        <Ways {...props} />
        <AddPerson phrase={phrase} />
        <ClockButtons phrase={phrase} missing={missing} />
        <p id="trouble" role="alert" hidden></p>
      </header>
      <div
        id="phones"
        data-base={drafts ? '/api/drafts/simulator' : '/api/simulator'}
        {...(inEarnest && !drafts ? {} : { 'data-people': '' })}
        {...missing}
      ></div>
      <PhoneTemplate phrase={phrase} />
      <script type="module" src="/assets/simulator.js"></script>
    </Page>
  );
}

/** What the page is for, the way back, and what is done with drafts or the way to them. */
function Ways({ phrase, simulator, drafts }: SimulatorProps) {
  return (
    <>
      <p>{phrase(drafts ? 'drafts_help' : 'simulator_help')}</p>
      <p class="ways">
        <a class="way" href={drafts && simulator ? '/simulator' : '/'}>
          {phrase('back')}
        </a>
        {drafts ? null : (
          <a class="way" href="/simulator/drafts">
            {phrase('open_drafts')}
          </a>
        )}
      </p>
      {drafts ? <DraftsPanel phrase={phrase} /> : null}
    </>
  );
}

type Texts = Pick<PageProps, 'phrase'>;

function AddPerson({ phrase }: Texts) {
  return (
    <form id="add" data-not-possible={phrase('name_not_possible')}>
      <label>
        {phrase('person_name')}
        <input name="person" required maxlength={64} autocomplete="off" autocapitalize="off" />
      </label>
      <button type="submit" disabled data-asleep>
        {phrase('add_person')}
      </button>
    </form>
  );
}

function ClockButtons({ phrase, missing }: Texts & { readonly missing: object }) {
  return (
    <>
      <div id="clock" role="group" aria-label={phrase('clock')}>
        <time></time>
        <button type="button" disabled data-asleep data-move='{"advance":"1h"}'>
          {phrase('one_hour_on')}
        </button>
        <button type="button" disabled data-asleep data-move='{"advance":"1d"}'>
          {phrase('one_day_on')}
        </button>
        <button type="button" disabled data-asleep data-move='{"to":"next"}'>
          {phrase('next_on')}
        </button>
        <output data-text={phrase('clock_handled')}></output>
      </div>
      <p
        id="clock-refused"
        class="not-sent"
        role="alert"
        hidden
        data-conflict={phrase('clock_stands')}
        {...missing}
      ></p>
    </>
  );
}

function PhoneTemplate({ phrase }: Texts) {
  return (
    <template id="phone" data-messages-of={phrase('messages_of')} data-remove={phrase('remove_person')}>
      <section
        class="phone"
        data-attachment={phrase('attachment')}
        data-not-sent={phrase('not_sent')}
        data-no-talk={phrase('save_test_nothing')}
      >
        <div class="owner">
          <h2></h2>
          <button type="button" class="remove">
            ×
          </button>
        </div>
        <ol class="messages" role="log" aria-live="polite" tabindex={0}></ol>
        <p class="not-sent" role="alert" hidden></p>
        <form class="write">
          <input
            name="text"
            required
            maxlength={4096}
            autocomplete="off"
            aria-label={phrase('write_message')}
          />
          <button type="submit">{phrase('send')}</button>
          <input class="file" type="file" accept="image/*,audio/*,video/*,.pdf" hidden />
          <button type="button" class="attach" title={phrase('attach_help')}>
            {phrase('attach')}
          </button>
          <Recorder phrase={phrase} />
        </form>
        <Behind phrase={phrase} />
      </section>
    </template>
  );
}

function Recorder({ phrase }: Texts) {
  return (
    <button
      type="button"
      class="record"
      title={phrase('record_help')}
      aria-pressed="false"
      data-recording={phrase('recording')}
      data-no-microphone={phrase('no_microphone')}
    >
      {phrase('record')}
    </button>
  );
}

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

function Behind({ phrase }: Texts) {
  const words = Object.fromEntries(Object.entries(planned).map(([what, key]) => [what, phrase(key)]));
  const reasons = Object.fromEntries(
    consoleTexts
      .filter((key) => key.startsWith('held_'))
      .map((key) => [key.slice('held_'.length), phrase(key)]),
  );
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
