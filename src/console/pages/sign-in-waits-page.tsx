import { type Millis } from '../../domain/time/clock.ts';
import { Page, type PageProps } from './page.tsx';

/** What is shown to whoever opens the sign-in link after too many wrong ones. */
export function signInWaitsPage({ phrase, language, wait }: PageProps & { readonly wait: Millis }) {
  return (
    <Page title={phrase('title')} language={language}>
      <main>
        <h1>{phrase('not_signed_in')}</h1>
        <p role="alert">{phrase('sign_in_waits', { minutes: String(Math.ceil(wait / 60_000)) })}</p>
      </main>
    </Page>
  );
}
