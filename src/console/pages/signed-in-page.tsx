import { Page, type PageProps } from './page.tsx';
import { Way } from './way.tsx';

/**
 * Stands between the sign-in link and the first page for those who come from a mail or a chat: a browser withholds the
 * cookie on the way from another site, so the first page would say that nobody signed in.
 */
export function signedInPage({ phrase, language }: PageProps) {
  return (
    <Page title={phrase('title')} language={language}>
      <main>
        <Way to="/">{phrase('go_on')}</Way>
      </main>
    </Page>
  );
}
