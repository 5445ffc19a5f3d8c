import { raw } from 'hono/html';
import { type Child } from 'hono/jsx';
import { type Phrase } from '../phrase.ts';

/** What every page is told. */
export interface PageProps {
  readonly phrase: Phrase;
  readonly language: string;
}

/** The frame around every page of the console. */
export function Page({
  title,
  language,
  phrase,
  zone,
  children,
}: {
  readonly title: string;
  readonly language: string;
  /** Where scripts of the page ask for something: what they say when it goes wrong. */
  readonly phrase?: Phrase;
  /** By which clock moments are shown. */
  readonly zone?: string;
  readonly children: Child;
}) {
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="/assets/console.css" />
        </head>
        <body
          {...(phrase ? { 'data-errors': JSON.stringify(errorWords(phrase)) } : {})}
          {...(zone === undefined ? {} : { 'data-zone': zone })}
        >
          {phrase ? (
            <noscript>
              <p role="alert">{phrase('needs_script')}</p>
            </noscript>
          ) : null}
          {children}
        </body>
      </html>
    </>
  );
}

const failures = [
  ...(['bad_request', 'not_found', 'conflict', 'too_large'] as const),
  ...(['unauthorized', 'unavailable', 'internal'] as const),
];

function errorWords(phrase: Phrase) {
  const words = failures.map((code) => [code, phrase(`error_${code}`)] as const);
  return Object.fromEntries([...words, ['no_connection', phrase('no_connection')]]);
}
