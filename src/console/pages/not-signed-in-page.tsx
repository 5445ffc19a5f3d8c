import { Page, type PageProps } from './page.tsx';

/** What is shown to somebody who has not signed in, with how to do it. */
export function notSignedInPage({ phrase, language }: PageProps) {
  return (
    <Page title={phrase('title')} language={language}>
      <main>
        <h1>{phrase('not_signed_in')}</h1>
        <p>{phrase('how_to_sign_in')}</p>
        <p>
          <a class="way" href="/">
            {phrase('try_again')}
          </a>
        </p>
      </main>
    </Page>
  );
}
