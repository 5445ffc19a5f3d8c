import { Page, type PageProps } from './page.tsx';
import { Way } from './way.tsx';

/** The page for an address that has none, with a link to the first page. */
export function notFoundPage({ phrase, language }: PageProps) {
  return (
    <Page title={phrase('title')} language={language}>
      <main>
        <h1>{phrase('no_such_page')}</h1>
        <Way to="/">{phrase('back')}</Way>
      </main>
    </Page>
  );
}
