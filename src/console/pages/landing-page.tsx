import { type PathHealth } from '../../runner/companion.ts';
import { type People } from '../../programme/reports/read-people.ts';
import { type InboxCounts } from '../inbox/read-counts.ts';
import { Overview } from '../people/overview.tsx';
import { Frame } from './frame.tsx';
import { type PageProps } from './page.tsx';

/** What the first page shows. */
export interface LandingProps extends PageProps {
  readonly simulator: boolean;
  readonly whatsapp: boolean;
  readonly channels: PathHealth['channels'];
  /** How people are and what waits; or why that cannot be read: the store is away, or something went wrong. */
  readonly standing: { readonly people: People; readonly counts: InboxCounts } | 'away' | 'failed';
}

/** The first page: how people are, where to go, and how the channels are. */
export function landingPage({ phrase, language, simulator, whatsapp, channels, standing }: LandingProps) {
  return (
    <Frame here="/" title={phrase('overview')} language={language} phrase={phrase}>
      <h1>{phrase('title')}</h1>
      <p>{phrase('purpose')}</p>
      {typeof standing === 'string' ? (
        <p role="alert">{phrase(standing === 'away' ? 'page_waits' : 'error_internal')}</p>
      ) : (
        <Overview phrase={phrase} {...standing} />
      )}
      <h2>{phrase('tools')}</h2>
      <Ways phrase={phrase} simulator={simulator} whatsapp={whatsapp} />
      <h2>{phrase('channels')}</h2>
      {channels.length === 0 ? <p>{phrase('no_channels')}</p> : null}
      <dl>
        {channels.map(({ name, state, words }) => (
          <div class={`channel ${state}`}>
            <dt>{name}</dt>
            <dd>{[phrase(`state_${state}`), words].filter(Boolean).join('. ')}</dd>
          </div>
        ))}
      </dl>
    </Frame>
  );
}

function Ways({ phrase, simulator, whatsapp }: Pick<LandingProps, 'phrase' | 'simulator' | 'whatsapp'>) {
  return (
    <ul>
      <li>
        {simulator ? (
          <a class="way" href="/simulator">
            {phrase('open_simulator')}
          </a>
        ) : (
          phrase('simulator_is_off')
        )}
      </li>
      {whatsapp ? (
        <li>
          <a class="way" href="/whatsapp">
            {phrase('open_whatsapp')}
          </a>
        </li>
      ) : null}
      <li>
        <a class="way" href="/api/openapi.json">
          {phrase('open_api')}
        </a>
      </li>
      <li>
        <a class="way" href="/readyz">
          {phrase('open_health')}
        </a>
      </li>
    </ul>
  );
}
