import { Page, type PageProps } from './page.tsx';

/**
 * Stands between the sign-in link and the first page for whoever came from a mail or a chat: a browser keeps the cookie
 * back for as long as the way began at another site, so the first page would say that nobody signed in.
 */
export function signedInPage({ phrase, language }: PageProps) {
  return (
    <Page title={phrase('title')} language={language}>
      <main>
        <p>
          <a class="way" href="/">
            {phrase('go_on')}
          </a>
        </p>
      </main>
    </Page>
  );
}
