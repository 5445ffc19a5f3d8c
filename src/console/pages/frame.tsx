import { type Child } from 'hono/jsx';
import { type ConsoleText } from '../phrase.ts';
import { Page, type PageProps } from './page.tsx';

const places = [
  ['/', 'overview'],
  ['/families', 'families'],
  ['/volunteers', 'volunteers'],
  ['/tickets', 'tickets'],
  ['/tasks', 'tasks'],
  ['/answers', 'answers'],
  ['/incidents', 'incidents'],
  ['/timetable', 'timetable'],
  ['/announcements', 'announcements'],
] as const satisfies readonly (readonly [string, ConsoleText])[];

/** The address of a page that the menu leads to. */
export type Place = (typeof places)[number][0];

/** The frame of the pages that coordinators work with: the menu, and the page below it. */
export function Frame({
  here,
  title,
  language,
  phrase,
  children,
}: PageProps & {
  /** Where in the menu the page belongs. */
  readonly here: Place;
  readonly title: string;
  readonly children: Child;
}) {
  return (
    <Page title={`${title} · ${phrase('title')}`} language={language}>
      <a class="skip" href="#content">
        {phrase('skip_menu')}
      </a>
      <nav aria-label={phrase('menu')}>
        {places.map(([path, text]) => (
          <a href={path} {...(path === here ? { 'aria-current': 'page' } : {})}>
            {phrase(text)}
          </a>
        ))}
      </nav>
      <main class="wide" id="content" tabindex={-1}>
        {children}
      </main>
    </Page>
  );
}
