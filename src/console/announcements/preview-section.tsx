import { type Preview, sumOf } from '../../programme/broadcasts/preview.ts';
import { type Phrase } from '../phrase.ts';
import { HeldList } from '../held/held-list.tsx';
import { PersonName } from '../people/person-name.tsx';

/** What a draft shows of what will become of it. */
export interface PreviewProps {
  readonly phrase: Phrase;
  readonly preview: Preview;
  /** The moment that it is planned for, in words; null: at once. */
  readonly planned: string | null;
}

/** How many get it at once, later and not at all, with reasons, how many days it takes, and how they will read it. */
export function PreviewSection({ phrase, preview, planned }: PreviewProps) {
  const { audience, go, held, skipped, unknown, broken, days, examples } = preview;
  const [first, ...others] = examples;
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">
        {planned === null ? phrase('announce_preview') : phrase('announce_preview_at', { time: planned })}
      </h2>
      {audience === 0 ? <p class="told wrong">{phrase('announce_wrong_nobody')}</p> : null}
      <ul class="fates">
        <Count phrase={phrase} count={go} words={phrase('announce_go')} reasons={{}} />
        <Count phrase={phrase} count={sumOf(held)} words={phrase('announce_go_later')} reasons={held} />
        <Count phrase={phrase} count={sumOf(skipped)} words={phrase('announce_go_never')} reasons={skipped} />
        <Count phrase={phrase} count={unknown} words={phrase('announce_unknown')} reasons={{}} />
      </ul>
      {broken === 0 ? null : <p class="told wrong">{phrase('announce_broken', { count: String(broken) })}</p>}
      {days > 1 ? <p>{phrase('announce_days', { days: String(days) })}</p> : null}
      {first ? <p>{phrase('announce_example')}</p> : null}
      {first ? <Examples phrase={phrase} examples={[first]} /> : null}
      {others.length === 0 ? null : (
        <details>
          <summary>{phrase('announce_more_examples', { count: String(others.length) })}</summary>
          <Examples phrase={phrase} examples={others} />
        </details>
      )}
    </section>
  );
}

function Count({
  phrase,
  count,
  words,
  reasons,
}: {
  readonly phrase: Phrase;
  readonly count: number;
  readonly words: string;
  readonly reasons: Preview['held'];
}) {
  return count === 0 ? null : (
    <li>
      <strong>{count}</strong> {words}
      <HeldList phrase={phrase} held={reasons} within />
    </li>
  );
}

function Examples({ phrase, examples }: Pick<Preview, 'examples'> & { readonly phrase: Phrase }) {
  return (
    <ol class="messages">
      {examples.map(({ contact, name, text, broken }) => (
        <li class="bot">
          <PersonName person={{ id: contact, name }} phrase={phrase} />
          <p>{text}</p>
          {broken === null ? null : (
            <p class="not-sent">{phrase('announce_broken_here', { expression: broken })}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
