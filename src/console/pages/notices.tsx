import { type Child } from 'hono/jsx';
import { type Millis } from '../../domain/time/clock.ts';
import { Page, type PageProps } from './page.tsx';
import { Way } from './way.tsx';

/** A page without the menu that says one thing, and mostly leads on. */
export function Notice({ phrase, language, children }: PageProps & { readonly children: Child }) {
  return (
    <Page title={phrase('title')} language={language}>
      <main>{children}</main>
    </Page>
  );
}

/** The page for an address that has none, with a link to the first page. */
export function notFoundPage(props: PageProps) {
  return (
    <Notice {...props}>
      <h1>{props.phrase('no_such_page')}</h1>
      <Way to="/">{props.phrase('back')}</Way>
    </Notice>
  );
}

/** The page in place of one that cannot be shown: what to do, and the way back. */
export function faultPage({ isAway, ...props }: PageProps & { readonly isAway: boolean }) {
  return (
    <Notice {...props}>
      <h1>{props.phrase('page_fails')}</h1>
      <p role="alert">{props.phrase(isAway ? 'page_waits' : 'error_internal')}</p>
      <Way to="/">{props.phrase('back')}</Way>
    </Notice>
  );
}

/** What is shown to somebody who has not signed in, with how to do it. */
export function notSignedInPage(props: PageProps) {
  return (
    <Notice {...props}>
      <h1>{props.phrase('not_signed_in')}</h1>
      <p>{props.phrase('how_to_sign_in')}</p>
      <Way to="/">{props.phrase('try_again')}</Way>
    </Notice>
  );
}

/** What is shown to whoever opens the sign-in link after too many wrong ones. */
export function signInWaitsPage({ wait, ...props }: PageProps & { readonly wait: Millis }) {
  return (
    <Notice {...props}>
      <h1>{props.phrase('not_signed_in')}</h1>
      <p role="alert">{props.phrase('sign_in_waits', { minutes: String(Math.ceil(wait / 60_000)) })}</p>
    </Notice>
  );
}

/**
 * Stands between the sign-in link and the first page for those who come from a mail or a chat: a browser withholds the
 * cookie on the way from another site, so the first page would say that nobody signed in.
 */
export function signedInPage(props: PageProps) {
  return (
    <Notice {...props}>
      <Way to="/">{props.phrase('go_on')}</Way>
    </Notice>
  );
}
