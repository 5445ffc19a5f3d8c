import { readFile } from 'node:fs/promises';
import { SourceTextModule } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { consoleTexts } from '../../../../src/console/phrase.ts';
import { whatsAppScript } from '../../../../src/console/assets/whatsapp-script.ts';
import { simulatorBehindScript } from '../../../../src/console/assets/simulator-behind-script.ts';
import { simulatorScript } from '../../../../src/console/assets/simulator-script.ts';
import { readConsoleTexts } from '../../../../src/flowfile/texts/console-texts.ts';
import { type WhatsAppLink } from '../../../../src/console/whatsapp/whatsapp-door.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

const freeBudget = () => ({
  unasked: { used: 0, limit: 600 },
  newContacts: { used: 0, limit: 0 },
  warmUpDay: null,
  restrictedUntil: null,
});

describe('the first page', () => {
  it('leads to the simulator, the API and health, and shows the channels', async () => {
    const { status, body } = await createFakeConsole().ask('/');
    expect(status).toBe(200);
    for (const link of ['/simulator', '/api/openapi.json', '/readyz']) {
      expect(body).toContain(`href="${link}"`);
    }
    expect(body).toMatch(/<dt>simulator<\/dt><dd>state_on<\/dd>/);
    expect(body).toMatch(/^<!DOCTYPE html>/);
  });

  it('says in which language its texts are, whatever is spoken with people', async () => {
    const javanese = {
      phrase: readConsoleTexts(['locales'], 'jv'),
      defaults: { language: 'jv', timezone: 'UTC' },
    };
    expect((await createFakeConsole(javanese).ask('/')).body).toContain('<html lang="id">');
    const phrase = (text: string) => (text === 'page_language' ? 'en' : text);
    expect((await createFakeConsole({ phrase }).ask('/')).body).toContain('<html lang="en">');
    expect((await createFakeConsole({ phrase }).ask('/simulator')).body).toContain('<html lang="en">');
  });

  it('does not lead to a simulator that is off', async () => {
    const { ask } = createFakeConsole({ simulator: false });
    expect((await ask('/')).body).toContain('simulator_is_off');
    expect((await ask('/simulator')).status).toBe(404);
  });

  it('has a style that comes over the network once, until it changes', async () => {
    const { app } = createFakeConsole();
    const first = await app.request('/assets/console.css');
    const headers = { 'if-none-match': `W/${first.headers.get('etag') ?? ''}` };
    const again = await app.request('/assets/console.css', { headers });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const changed = await app.request('/assets/console.css', { headers: { 'if-none-match': '"other"' } });
    expect([changed.status, await changed.text()]).toEqual([200, await first.text()]);
  });

  it.each(['/', '/simulator'])('shows how to sign in instead of %s to strangers', async (path) => {
    const answer = await createFakeConsole().app.request(path);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('how_to_sign_in');
  });
});

describe('the page of drafts', () => {
  it('says in the words of the page what to do about faults, which stand below as the check says them', async () => {
    const { body } = await createFakeConsole().ask('/simulator/drafts');
    expect(body).toMatch(/<p>drafts_faults<\/p><pre class="faults" lang="en">/);
  });
});

describe('the page about WhatsApp', () => {
  const link: WhatsAppLink = {
    state: 'waiting',
    words: 'Pindai kode QR.',
    since: 0,
    qr: 'https://wa.me/settings/linked_devices#2@ref,a,b,c,1',
    code: null,
    account: null,
    until: 60_000,
  };
  const consoleWith = (changed: Partial<WhatsAppLink>) => {
    const now = { ...link, ...changed };
    return createFakeConsole({
      whatsapp: {
        look: () => Promise.resolve(now),
        requestCode: () => Promise.resolve(now),
        budget: freeBudget,
      },
    });
  };

  it('draws the QR, never its text, and asks for a number', async () => {
    const { body, status } = await consoleWith({}).ask('/whatsapp');
    expect(status).toBe(200);
    expect(body).toMatch(/<svg class="qr"[^>]*viewBox="0 0 \d+ \d+"/);
    expect(body).toContain('Pindai kode QR.');
    expect(body).not.toContain('2@ref');
    expect(body).toContain('<form id="code"><h2>');
  });

  it('shows a code in two halves, and neither QR nor form once a number is linked', async () => {
    expect((await consoleWith({ code: 'ABCD1234' }).ask('/whatsapp')).body).toContain('ABCD-1234');
    const linked = await consoleWith({ state: 'on', qr: null, account: '6281' }).ask('/whatsapp');
    expect(linked.body).not.toContain('<svg');
    expect(linked.body).toMatch(/<form id="code" hidden/);
  });

  it('is led to from the first page, and is not there while WhatsApp is off', async () => {
    expect((await consoleWith({}).ask('/')).body).toContain('href="/whatsapp"');
    const { ask } = createFakeConsole();
    expect((await ask('/')).body).not.toContain('href="/whatsapp"');
    expect((await ask('/whatsapp')).status).toBe(404);
    expect((await ask('/api/channels/whatsapp')).status).toBe(404);
  });

  it('has a script that is JavaScript, loaded as a file', async () => {
    const { ask } = consoleWith({});
    expect((await ask('/whatsapp')).body).not.toMatch(/ on\w+=|style="|<style|javascript:/);
    expect((await ask('/assets/whatsapp.js')).body).toBe(whatsAppScript);
  });
});

describe('the API about WhatsApp', () => {
  it('tells the state in words, and understands numbers as people write them', async () => {
    const asked: string[] = [];
    const view: WhatsAppLink = {
      state: 'waiting',
      words: 'x',
      since: 0,
      qr: 'q',
      code: 'ABCD1234',
      account: null,
      until: 1000,
    };
    const { ask } = createFakeConsole({
      whatsapp: {
        look: () => Promise.resolve(view),
        requestCode: (number) => Promise.resolve(void asked.push(number)).then(() => view),
        budget: freeBudget,
      },
    });
    const { unasked, newContacts, warmUpDay, restrictedUntil } = freeBudget();
    expect((await ask('/api/channels/whatsapp')).body).toEqual({
      ...view,
      budget: {
        unasked,
        new_contacts: newContacts,
        warm_up_day: warmUpDay,
        restricted_until: restrictedUntil,
      },
      since: '1970-01-01T00:00:00.000Z',
      until: '1970-01-01T00:00:01.000Z',
    });
    for (const phone of ['0812 3456-7890', '+62 812 3456 7890', '6281234567890']) {
      expect((await ask('/api/channels/whatsapp/pairing-code', { body: { phone } })).status).toBe(200);
    }
    expect(new Set(asked)).toEqual(new Set(['6281234567890']));
    expect((await ask('/api/channels/whatsapp/pairing-code', { body: { phone: '12' } })).status).toBe(400);
  });
});

describe('the simulator page', () => {
  it('loads its script and style as files and has no inline code', async () => {
    const { ask } = createFakeConsole();
    const { body } = await ask('/simulator');
    expect(body).toContain('<script type="module" src="/assets/simulator.js"></script>');
    expect(body).not.toMatch(/ on\w+=|style="|<style|javascript:/);
    expect((await ask('/assets/simulator.js')).headers.get('content-type')).toMatch(/^text\/javascript/);
    expect((await ask('/assets/console.css')).headers.get('content-type')).toMatch(/^text\/css/);
  });

  it.each(['simulator', 'simulator-files', 'drafts', 'whatsapp'])(
    'has a script that can be read: %s',
    async (name) => {
      const { body } = await createFakeConsole().ask(`/assets/${name}.js`);
      expect(() => new SourceTextModule(body as string)).not.toThrow();
    },
  );

  it('has every element that its scripts look for', async () => {
    const page = (await createFakeConsole().ask('/simulator')).body as string;
    const scripts = simulatorScript + simulatorBehindScript;
    const wanted = [...scripts.matchAll(/querySelector\('([#.])([\w-]+)'\)/g)];
    expect(wanted.length).toBeGreaterThan(5);
    for (const [, kind, name = ''] of wanted) {
      expect(page).toMatch(new RegExp(kind === '#' ? `id="${name}"` : `class="[^"]*\\b${name}\\b`));
    }
  });
});

describe('an address where there is nothing', () => {
  it('is a page with the way back for a browser, and an answer of the API for a program', async () => {
    const { app, ask } = createFakeConsole();
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const page = await app.request('/laporan', { headers });
    expect(page.status).toBe(404);
    expect(await page.text()).toMatch(/no_such_page.*href="\/"/s);
    expect((await ask('/laporan')).body).toMatchObject({ error: { code: 'not_found' } });
    expect((await ask('/api/laporan', { headers })).body).toMatchObject({ error: { code: 'not_found' } });
  });
});

describe('the texts of the console', () => {
  it('all stand in the Indonesian file, and no others', async () => {
    const texts = parse(await readFile('locales/id/console.yaml', 'utf8')) as { [text: string]: string };
    expect(Object.keys(texts).sort()).toEqual([...consoleTexts].sort());
  });

  it('name nothing that only programmers know when a form was not done', async () => {
    const texts = parse(await readFile('locales/id/console.yaml', 'utf8')) as { [text: string]: string };
    const told = Object.entries(texts).filter(([name]) => /^(form|error)_/.test(name));
    expect(told.filter(([, text]) => /\b(proxy|host|origin|http|api|cookie)\b/i.test(text))).toEqual([]);
  });
});
