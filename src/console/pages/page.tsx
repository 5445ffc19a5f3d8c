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
  children,
}: {
  readonly title: string;
  readonly language: string;
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
        <body>{children}</body>
      </html>
    </>
  );
}
