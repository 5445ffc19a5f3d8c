import { Page, type PageProps } from './page.tsx';

/** What a person sees at an address where there is no page, with the way back. */
export function nowherePage({ phrase, language }: PageProps) {
  return (
    <Page title={phrase('title')} language={language}>
      <main>
        <h1>{phrase('no_such_page')}</h1>
        <p>
          <a class="way" href="/">
            {phrase('back')}
          </a>
        </p>
      </main>
    </Page>
  );
}
