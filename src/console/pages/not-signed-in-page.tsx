import { Page, type PageProps } from './page.tsx';
import { Way } from './way.tsx';

/** What is shown to somebody who has not signed in, with how to do it. */
export function notSignedInPage({ phrase, language }: PageProps) {
  return (
    <Page title={phrase('title')} language={language}>
      <main>
        <h1>{phrase('not_signed_in')}</h1>
        <p>{phrase('how_to_sign_in')}</p>
        <Way to="/">{phrase('try_again')}</Way>
      </main>
    </Page>
  );
}
