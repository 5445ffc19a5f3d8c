import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { createProgramProcess, type ProgramProcess, testToken } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { openBrowser } from '../support/servers/open-browser.ts';
import { pageOverflow } from '../support/page-overflow.ts';
import { until } from '../support/until.ts';

jest.setTimeout(60_000);

const people = [
  'external_id,name,role,village,companion,addresses,opted_in_at,opted_in_method',
  'v1,Dewi Lestari,volunteer,Songgon,,simulator:Dewi,,',
  'f1,Siti Aminah,beneficiary,Songgon,v1,simulator:Siti,2025-01-02,form',
  'f2,Wati,beneficiary,Glagah,v1,simulator:Wati,2025-01-02,form',
].join('\n');

describeWithServers('the pages about people in a browser without scripts', { servers: ['chromium'] }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-people-'));
  let program: ProgramProcess;
  let browser: Browser;
  let page: Page;

  const call = async (path: string, type: string, body: string): Promise<void> => {
    const headers = { authorization: `Bearer ${testToken}`, 'content-type': type };
    const answer = await fetch(`${program.url}${path}`, { method: 'POST', headers, body });
    expect([200, 201, 202]).toContain(answer.status);
  };
  const tell = (path: string, body: object) => call(path, 'application/json', JSON.stringify(body));
  const ask = async (path: string, body: object): Promise<{ readonly id: string }> => {
    const answer = await program.api('POST', path, body);
    return (await answer.json()) as { id: string };
  };
  const overflow = (): Promise<number> => pageOverflow(page);

  beforeAll(async () => {
    program = await createProgramProcess({ DATA_DIR: join(folder, 'data'), QUIET_HOURS: 'off' });
    await program.start();
    browser = await openBrowser();
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 640 },
    });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await call('/api/contacts/import', 'text/csv', people);
    await tell('/api/simulator/clock', { advance: '360h' });
    await tell('/api/simulator/Siti/messages', { text: 'kabar' });
    await until(async () => {
      const headers = { authorization: `Bearer ${testToken}` };
      const answer = await fetch(`${program.url}/api/simulator/Siti/messages`, { headers });
      return (await answer.text()).includes('Bagaimana semangatnya');
    });
  });
  afterAll(async () => {
    await browser.close();
    await program.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  it('lead from the count of silent families to one of them, and to her volunteer', async () => {
    await page.goto(`${program.url}/sign-in?token=${testToken}`);
    expect(await overflow()).toBe(0);
    await page.getByRole('link', { name: '1 Diam', exact: true }).click();
    expect(await page.getByRole('status').textContent()).toBe('1 orang');
    expect(await overflow()).toBe(0);
    await page.getByRole('link', { name: 'Wati' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Wati');
    await page.getByRole('link', { name: 'Dewi Lestari' }).click();
    await page.getByRole('link', { name: 'Keluarga dampingannya' }).click();
    expect(await page.getByRole('status').textContent()).toBe('2 orang');
  });

  it('find a family by a part of its name, and show what it was told', async () => {
    await page.goto(`${program.url}/families`);
    await page.getByLabel('Cari nama atau desa').fill('amin');
    await page.getByRole('button', { name: 'Tampilkan' }).click();
    await page.getByRole('link', { name: 'Siti Aminah' }).click();
    await page.getByText('Bagaimana semangatnya').last().waitFor();
    expect(await overflow()).toBe(0);
  });

  it('keep within a small phone whatever is written in them', async () => {
    const long = 'panjang'.repeat(24);
    const table = [
      'external_id,name,role,village,companion,addresses',
      `v9,${long},volunteer,${long},,`,
      `f9,Ibu ${long},beneficiary,${long},v9,simulator:long`,
    ];
    await call('/api/contacts/import', 'text/csv', table.join('\n'));
    const listed = await (await program.api('GET', '/api/contacts')).json();
    const { contacts } = listed as { contacts: readonly { id: string; external_id: string }[] };
    const [family, volunteer] = ['f9', 'v9'].map(
      (each) => contacts.find((one) => one.external_id === each)?.id,
    );
    const { id: ticket } = await ask('/api/tickets', { contact: family, topic: long });
    const { id: task } = await ask('/api/tasks', { contact: family, assignee: volunteer, title: long });
    const lists = [
      '/families',
      '/volunteers',
      '/tickets',
      '/tasks',
      '/answers',
      '/answers/semangat-mingguan',
      '/announcements/new',
    ];
    for (const path of [...lists, `/tickets/${ticket}`, `/tasks/${task}`]) {
      await page.goto(`${program.url}${path}`);
      expect([path, await overflow()]).toEqual([path, 0]);
    }
  });

  it('are printed without the menu and without what can only be pressed', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${program.url}/families`);
    await page.getByRole('link', { name: 'Siti Aminah' }).click();
    expect(await page.getByRole('heading', { name: 'Siti Aminah' }).isVisible()).toBe(true);
    expect(await page.getByText('Ubah data').isVisible()).toBe(false);
    expect(await page.locator('nav').first().isVisible()).toBe(false);
  });
});
