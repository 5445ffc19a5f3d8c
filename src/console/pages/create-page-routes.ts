import { type Context, type Hono } from 'hono';
import { type Auth } from '../http/auth.ts';
import { notSignedInPage } from './notices.tsx';
import { type PageProps } from './page.tsx';

type Show = (c: Context) => Response | Promise<Response>;

/** Adds pages and what their forms do, for whoever signed in; others are shown how to sign in. */
export interface PageRoutes {
  get(path: string, show: Show): void;
  /** Of a form on one of our own pages. It answers with a redirect, so that a reload sends nothing again. */
  post(path: string, act: Show): void;
}

/** The routes of pages, on an app. */
export function createPageRoutes(app: Hono, parts: PageProps & { readonly auth: Auth }): PageRoutes {
  const { auth } = parts;
  const signedIn =
    (show: Show): Show =>
    (c) =>
      auth.isSignedIn(c) ? show(c) : c.html(notSignedInPage(parts), 401);
  return {
    get: (path, show) => void app.get(path, signedIn(show)),
    post: (path, act) => void app.post(path, auth.guard, act),
  };
}
