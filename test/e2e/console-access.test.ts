import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type ProgramProcess } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { type OpenConsole, openConsole } from '../support/open-console.ts';

jest.setTimeout(60_000);

const people = [
  'external_id,name,role,village,companion,addresses,opted_in_at,opted_in_method',
  'v1,Dewi Lestari,volunteer,Songgon,,simulator:Dewi,2025-01-02,form',
  'f1,Siti Aminah,beneficiary,Songgon,v1,simulator:Siti,2025-01-02,form',
  'f2,محمد (3),beneficiary,قرية (1),v1,simulator:Muhammad,2025-01-02,form',
].join('\n');

describeWithServers('the console, seen or typed otherwise', { servers: ['chromium'] }, () => {
  let opened: OpenConsole;
  let program: ProgramProcess;
  /** Of a small phone, without scripts. */
  let page: Page;

  const focused = (): Promise<string | null> => page.locator(':focus').getAttribute('id');

  beforeAll(async () => {
    opened = await openConsole(people);
    ({ program, page } = opened);
  });
  afterAll(() => opened.close());

  it('a refused form begins at its first mistake, and leads to the others', async () => {
    await page.goto(`${program.url}/announcements/new`);
    await page.getByLabel('Nama Anda').fill('Rini');
    await page.keyboard.press('Enter');
    await page.getByText('Tulis isi pengumumannya.').waitFor();
    expect(await focused()).toBe('announce-text');
    await page.getByRole('alert').getByRole('link', { name: 'Peran' }).click();
    expect(await focused()).toBe('announce-role');
    await page.getByLabel('Peran', { exact: true }).selectOption({ label: 'Keluarga' });
  });

  it('a refused form that is one of several on its page is led to as well', async () => {
    await page.goto(`${program.url}/families`);
    await page.getByRole('link', { name: 'Siti Aminah' }).click();
    await page.getByText('Ambil alih percakapan').first().click();
    await page.getByRole('button', { name: 'Ambil alih percakapan' }).click();
    await page.getByText('Isi dulu bagian ini.').waitFor();
    expect(await focused()).toBe('take-topic');
  });

  it('the first press of Tab offers the way past the menu', async () => {
    await page.goto(`${program.url}/families`);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Langsung ke isi halaman');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Tambah keluarga');
  });

  it('the menu leaves the page to what it is about', async () => {
    await page.goto(`${program.url}/families`);
    const links = await page.getByRole('navigation', { name: 'Menu' }).getByRole('link').all();
    const boxes = await Promise.all(links.map((link) => link.boundingBox()));
    expect(new Set(boxes.map((box) => box?.y)).size).toBe(2);
    expect(Math.min(...boxes.map((box) => box?.height ?? 0))).toBeGreaterThanOrEqual(43);
  });

  it('what is written from right to left is read so, and moves nothing beside it', async () => {
    await program.api('POST', '/api/simulator/Muhammad/messages', { text: 'متى تصل (3 كيلو)؟' });
    await page.goto(`${program.url}/families`);
    await page.getByRole('link', { name: 'محمد' }).click();
    await page.getByRole('heading', { level: 1, name: 'محمد' }).waitFor();
    for (const each of ['h1', '.about dd', '.messages p']) {
      const direction = `getComputedStyle(document.querySelector('${each}')).unicodeBidi`;
      expect(await page.evaluate(direction)).toBe('plaintext');
    }
    await page.goto(`${program.url}/announcements/new`);
    expect(await page.getByLabel('Isi', { exact: true }).getAttribute('dir')).toBe('auto');
  });
});
