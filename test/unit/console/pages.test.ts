import { readFile } from 'node:fs/promises';
import { Script } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { consoleTexts } from '../../../src/console/phrase.ts';
import { simulatorScript } from '../../../src/console/assets/simulator-script.ts';
import { createFakeConsole } from '../../support/fake-console.ts';

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

  it('does not lead to a simulator that is off', async () => {
    const { ask } = createFakeConsole({ simulator: false });
    expect((await ask('/')).body).toContain('simulator_is_off');
    expect((await ask('/simulator')).status).toBe(404);
  });

  it.each(['/', '/simulator'])('shows how to sign in instead of %s to strangers', async (path) => {
    const answer = await createFakeConsole().app.request(path);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('how_to_sign_in');
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

  it('has a script that can be read', () => {
    expect(() => new Script(simulatorScript)).not.toThrow();
  });

  it('has every element that its script looks for', async () => {
    const page = (await createFakeConsole().ask('/simulator')).body as string;
    const wanted = [...simulatorScript.matchAll(/querySelector\('([#.])([\w-]+)'\)/g)];
    expect(wanted.length).toBeGreaterThan(5);
    for (const [, kind, name = ''] of wanted) {
      expect(page).toMatch(new RegExp(kind === '#' ? `id="${name}"` : `class="[^"]*\\b${name}\\b`));
    }
  });
});

describe('the texts of the console', () => {
  it('all stand in the Indonesian file, and no others', async () => {
    const texts = parse(await readFile('locales/id/console.yaml', 'utf8')) as { [text: string]: string };
    expect(Object.keys(texts).sort()).toEqual([...consoleTexts].sort());
  });
});
