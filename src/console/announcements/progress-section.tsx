import { type Broadcast } from '../../domain/broadcast.ts';
import { type Phrase } from '../phrase.ts';
import { HeldList } from '../held/held-list.tsx';
import { type Standing } from './announcements-page.tsx';
import { type FateCount } from './fates.ts';
import { recipientsPath } from './recipients-query.ts';
import { Way } from '../pages/way.tsx';

/** What the page of an announcement that was started tells of it. */
export interface ProgressProps extends Standing {
  readonly phrase: Phrase;
  readonly fates: readonly FateCount[];
}

/** How far an announcement has come: how many have it, how fast, how long it takes yet, and who lacks it and why. */
export function ProgressSection({ phrase, broadcast, progress, fates }: ProgressProps) {
  const { arrived, size, state, handed_out: handedOut } = progress;
  const isOpen = state === 'running' || state === 'paused' || state === 'scheduled';
  const waiting = isOpen ? Math.max(0, (size ?? 0) - handedOut) : 0;
  const words = phrase('announce_arrived', { arrived: String(arrived), size: String(size ?? 0) });
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{phrase('announce_progress')}</h2>
      <p class="arrived">
        <strong>{words}</strong>
        <progress max={Math.max(1, size ?? 0)} value={Math.min(arrived, size ?? 0)} aria-label={words} />
      </p>
      <Pace phrase={phrase} progress={progress} />
      <ul class="fates">
        {waiting === 0 ? null : (
          <li>
            <strong>{waiting}</strong> {phrase('announce_waiting')}
          </li>
        )}
        {fates.map((each) => (
          <Fate phrase={phrase} id={broadcast.id} {...each} />
        ))}
      </ul>
      <Way to={recipientsPath(broadcast.id, {})}>{phrase('announce_recipients')}</Way>
    </section>
  );
}

function Pace({ phrase, progress }: Pick<ProgressProps, 'phrase' | 'progress'>) {
  const { per_minute: rate, minutes_left: minutes, state } = progress;
  return state === 'running' ? (
    <p>
      {minutes === null || minutes === 0
        ? null
        : `${phrase('announce_rate', { count: String(Math.max(1, Math.round(rate))) })} ${phrase('announce_minutes', { minutes: String(minutes) })} `}
      <small>{phrase('announce_refreshes')}</small>
    </p>
  ) : null;
}

function Fate({
  phrase,
  id,
  fate,
  count,
  reasons,
}: FateCount & { readonly phrase: Phrase; readonly id: Broadcast['id'] }) {
  return (
    <li>
      <a href={recipientsPath(id, { state: fate })}>
        <strong>{count}</strong> {phrase(`announce_fate_${fate}`)}
      </a>
      <HeldList phrase={phrase} held={Object.fromEntries(reasons)} within />
    </li>
  );
}
