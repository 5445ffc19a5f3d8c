import { type Context, type Hono } from 'hono';
import { type Companion } from '../../runner/companion.ts';
import { consoleStyle } from '../assets/console-style.ts';
import { simulatorScript } from '../assets/simulator-script.ts';
import { whatsAppScript } from '../assets/whatsapp-script.ts';
import { type Auth } from '../http/auth.ts';
import { type Phrase } from '../phrase.ts';
import { landingPage } from './landing-page.tsx';
import { notSignedInPage } from './not-signed-in-page.tsx';
import { type WhatsAppDoor } from '../whatsapp/whatsapp-door.ts';
import { whatsAppPage } from '../whatsapp/whatsapp-page.tsx';
import { simulatorPage } from './simulator-page.tsx';

/** What the pages need. */
export interface PageParts {
  readonly auth: Auth;
  readonly companion: Companion;
  readonly phrase: Phrase;
  readonly language: string;
  readonly simulator: boolean;
  readonly whatsapp: WhatsAppDoor | null;
}

/** Adds the pages, the sign-in link and the files that the pages load. */
export function addPages(app: Hono, parts: PageParts): void {
  const { auth, companion, simulator, whatsapp } = parts;
  app.get('/', (c) => {
    if (!auth.isSignedIn(c)) {
      return c.html(notSignedInPage(parts), 401);
    }
    const { channels } = companion.health();
    return c.html(landingPage({ ...parts, channels, whatsapp: whatsapp !== null }));
  });
  app.get('/simulator', (c) => {
    if (!auth.isSignedIn(c)) {
      return c.html(notSignedInPage(parts), 401);
    }
    return c.html(simulatorPage(parts), simulator ? 200 : 404);
  });
  app.get('/whatsapp', async (c) => {
    if (!auth.isSignedIn(c)) {
      return c.html(notSignedInPage(parts), 401);
    }
    const link = whatsapp && (await whatsapp.look());
    return c.html(whatsAppPage({ ...parts, link }), link ? 200 : 404);
  });
  app.get('/sign-in', (c) =>
    auth.signIn(c, c.req.query('token') ?? '') ? c.redirect('/') : c.html(notSignedInPage(parts), 401),
  );
  app.get('/assets/console.css', (c) => file(c, 'text/css; charset=utf-8', consoleStyle));
  app.get('/assets/whatsapp.js', (c) => file(c, 'text/javascript; charset=utf-8', whatsAppScript));
  app.get('/assets/simulator.js', (c) => file(c, 'text/javascript; charset=utf-8', simulatorScript));
}

function file(c: Context, type: string, content: string): Response {
  c.header('Content-Type', type);
  return c.body(content);
}
