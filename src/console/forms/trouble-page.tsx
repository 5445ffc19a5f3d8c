import { Page, type PageProps } from '../pages/page.tsx';
import { type Typed } from './form-state.ts';

/** What is shown when a form could not be done for now: nothing of what was typed is to be lost with it. */
export function troublePage({
  phrase,
  language,
  typed,
}: PageProps & {
  /** What was typed, by the names of the fields. */
  readonly typed: Typed;
}) {
  const words = Object.values(typed).filter((each) => each.trim() !== '');
  return (
    <Page title={phrase('title')} language={language}>
      <main>
        <h1>{phrase('form_not_done')}</h1>
        <p role="alert">{phrase('error_unavailable')}</p>
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
