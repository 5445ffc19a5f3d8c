import { Page, type PageProps } from './page.tsx';
import { Way } from './way.tsx';

/** The page in place of one that cannot be shown: what to do, and the way back. */
export function faultPage({ phrase, language, isAway }: PageProps & { readonly isAway: boolean }) {
  return (
    <Page title={phrase('title')} language={language}>
      <main>
        <h1>{phrase('page_fails')}</h1>
        <p role="alert">{phrase(isAway ? 'page_waits' : 'error_internal')}</p>
        <Way to="/">{phrase('back')}</Way>
      </main>
    </Page>
  );
}
