import { Page, type PageProps } from '../pages/page.tsx';
import { type Typed } from './form-state.ts';

/** The fields into which somebody writes; what is chosen from a list is chosen again. */
const worded = ['title', 'text', 'query', 'topic', 'reason', 'by'];

/** What is shown when a form could not be done for now: nothing of what was typed is to be lost with it. */
export function troublePage({
  phrase,
  language,
  typed,
  isAway,
}: PageProps & {
  /** What was typed, by the names of the fields. */
  readonly typed: Typed;
  /** Whether it is the store that cannot be reached. */
  readonly isAway: boolean;
}) {
  const words = worded.map((name) => typed[name] ?? '').filter((each) => each.trim() !== '');
  return (
    <Page title={phrase('title')} language={language}>
      <main>
        <h1>{phrase('form_not_done')}</h1>
        <p role="alert">{phrase(isAway ? 'error_unavailable' : 'error_internal')}</p>
        {words.length === 0 ? null : <p>{phrase('form_kept')}</p>}
        {words.map((each) => (
          <pre class="words">{each}</pre>
        ))}
        <p>
          <a class="way" href="/">
            {phrase('back')}
          </a>
        </p>
      </main>
    </Page>
  );
}
