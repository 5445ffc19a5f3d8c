import { Page, type PageProps } from '../pages/page.tsx';
import { DraftsPanel } from './drafts-panel.tsx';
import { PhoneTemplate } from './phone-template.tsx';

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
        role="main"
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
