import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { createProgramProcess, type ProgramProcess, testToken } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { openBrowser } from '../support/servers/open-browser.ts';
import { trustingEnvironment } from '../whatsapp-server/trust.ts';
import { createWhatsAppServer, type WhatsAppServer } from '../whatsapp-server/whatsapp-server.ts';

jest.setTimeout(60_000);

describeWithServers('what goes wrong on a page', { servers: ['chromium'] }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-mishaps-'));
  const flows = join(folder, 'flows');
  let server: WhatsAppServer;
  let program: ProgramProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    cpSync('flows', flows, { recursive: true });
    server = await createWhatsAppServer();
    program = await createProgramProcess({
      ...trustingEnvironment(server),
      NODE_ENV: 'test',
      WHATSAPP: 'on',
      WHATSAPP_SOCKET_URL: server.url,
      SIMULATOR: 'on',
      DATA_DIR: join(folder, 'data'),
      FLOWS_DIR: flows,
      QUIET_HOURS: 'off',
    });
    await program.start();
    browser = await openBrowser();
    page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${program.url}/sign-in?token=${testToken}`);
  });
  afterAll(async () => {
    await browser.close();
    await program.kill('SIGTERM');
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const said = async (person: string): Promise<readonly string[]> => {
    const answer = await program.api('GET', `/api/simulator/${person}/messages`);
    const { messages } = (await answer.json()) as { messages: { from: string; text: string }[] };
    return messages.filter(({ from }) => from === 'person').map(({ text }) => text);
  };

  it('a double click on an answer is one answer', async () => {
    await page.goto(`${program.url}/simulator?p=Ani`);
    await page.getByLabel('Tulis pesan').fill('halo');
    await page.getByRole('button', { name: 'Kirim' }).dblclick();
    await page.getByRole('button', { name: 'Ya, boleh' }).dblclick();
    await page.getByText('Siapa nama panggilan').waitFor();
    await page.getByLabel('Tulis pesan').fill('Ani');
    await page.keyboard.press('Enter');
    await page.getByText('Di desa mana').waitFor();
    expect(await said('Ani')).toEqual(['halo', 'Ya, boleh', 'Ani']);
  });

  it.each([
    ['abc', 'Ini bukan nomor telepon.'],
    ['0812', 'Ini bukan nomor telepon.'],
    ['081234567890', 'WhatsApp tidak memberi kode'],
  ])('the number %s is answered in words of the page, and stands there still', async (number, words) => {
    await page.goto(`${program.url}/whatsapp`);
    await page.getByLabel('Nomor').fill(number);
    await page.getByRole('button', { name: 'Minta kode' }).click();
    await page.getByText(words).waitFor();
    expect(await page.getByLabel('Nomor').inputValue()).toBe(number);
  });

  it('why nothing went live stays to be read', async () => {
    writeFileSync(join(flows, 'rusak.yaml'), 'steps: [{ say: Halo, goto: nowhere }]\n');
    await page.goto(`${program.url}/simulator/drafts`);
    await page.getByLabel('Nama Anda').fill('Rini');
    await page.getByRole('button', { name: 'Tayangkan rusak' }).click();
    await page.getByText('Tidak ada yang ditayangkan.').waitFor();
    // The page looks around each second, which must not sweep the words away.
    const looks = () => page.waitForResponse((answer) => answer.url().endsWith('/clock'));
    await looks();
    await looks();
    expect(await page.getByText('Tidak ada yang ditayangkan.').isVisible()).toBe(true);
  });

  it('whoever lets something go live without a name is told what is missing', async () => {
    await page.goto(`${program.url}/simulator/drafts`);
    await page.getByLabel('Nama Anda').fill('  ');
    await page.getByRole('button', { name: 'Tayangkan rusak' }).click();
    expect(await page.evaluate('document.activeElement.validity.valueMissing')).toBe(true);
  });

  it('what cannot be tried has to be mended, and what was mended meanwhile is no fault any more', async () => {
    await page.goto(`${program.url}/simulator/drafts`);
    await page.getByText('Draf belum bisa dicoba.').waitFor();
    expect(await page.getByText('Yang diminta tidak ada').count()).toBe(0);
    writeFileSync(join(flows, 'rusak.yaml'), 'steps: [{ say: Halo }]\n');
    await page.reload();
    await page.getByRole('button', { name: 'Tayangkan rusak' }).waitFor();
    await program.api('POST', '/api/publications', { by: 'Rini' });
    await page.getByLabel('Nama Anda').fill('Budi');
    await page.getByRole('button', { name: 'Tayangkan rusak' }).click();
    await page.getByText('isinya sudah tayang').waitFor();
    expect(await page.getByRole('button', { name: 'Tayangkan rusak' }).count()).toBe(0);
  });

  it('why the clock stands stays to be read', async () => {
    await page.goto(`${program.url}/simulator?p=Ani`);
    await page.getByRole('button', { name: '+1 jam' }).click();
    const words = page.getByText('Jam tidak bisa dimajukan selama Telegram atau WhatsApp menyala.');
    await words.waitFor();
    const looks = () => page.waitForResponse((answer) => answer.url().endsWith('/clock'));
    await looks();
    await looks();
    expect(await words.isVisible()).toBe(true);
  });

  it('a person without a talk has nothing to be saved, and no name leads out of the simulator', async () => {
    await page.goto(`${program.url}/simulator?p=Baru&p=..&p=Lain`);
    await page.getByText('Di balik percakapan').first().click();
    await page.getByRole('button', { name: 'Simpan sebagai uji' }).first().click();
    await page.getByText('belum punya percakapan').waitFor();
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Baru', 'Lain']);
    await page.getByRole('button', { name: 'Tutup Baru' }).press('Enter');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(0);
    expect(await page.evaluate('document.activeElement.name')).toBe('person');
  });

  it('a message that found no program is said in words of the page, and stands there still', async () => {
    await page.goto(`${program.url}/simulator?p=Ani`);
    await page.getByText('Di desa mana').waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.getByLabel('Tulis pesan').fill('masih ada?');
    await page.keyboard.press('Enter');
    await page.getByText('Belum terkirim: Tidak tersambung dengan program.').waitFor();
    expect(await page.getByLabel('Tulis pesan').inputValue()).toBe('masih ada?');
    await page.unroute('**/api/**');
    await page.keyboard.press('Enter');
    await page.getByText('Belum terkirim').waitFor({ state: 'hidden' });
    expect((await said('Ani')).filter((text) => text === 'masih ada?')).toHaveLength(1);
  });

  it.each(['/whatsapp', '/simulator?p=Ani&p=Budi'])(
    'on %s it is seen that one is signed out',
    async (path) => {
      await page.setViewportSize({ width: 360, height: 600 });
      await page.goto(`${program.url}${path}`);
      await page.mouse.wheel(0, 2000);
      await page.context().clearCookies();
      const words = page.getByRole('alert').filter({ hasText: 'Anda belum masuk. Buka lagi tautan masuk.' });
      await words.waitFor();
      const { y = -1 } = (await words.boundingBox()) ?? {};
      expect(y > 0 && y < 600).toBe(true);
      expect(await page.getByText('Tidak tersambung').count()).toBe(0);
      await page.goto(`${program.url}/sign-in?token=${testToken}`);
    },
  );

  it('buttons wait for their script on a slow line, and no name or number goes into an address', async () => {
    let arrive = (): void => undefined;
    const line = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route('**/assets/*.js', async (route) => {
      await line;
      await route.continue();
    });
    await page.goto(`${program.url}/whatsapp`, { waitUntil: 'commit' });
    await page.getByLabel('Nomor').fill('abc');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('button', { name: 'Minta kode' }).isDisabled()).toBe(true);
    expect(page.url()).toBe(`${program.url}/whatsapp`);
    arrive();
    await page.getByRole('button', { name: 'Minta kode' }).click();
    await page.getByText('Ini bukan nomor telepon.').waitFor();
  });

  it.each(['/simulator', '/simulator/drafts', '/whatsapp'])('says on %s what it needs', async (path) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${program.url}/sign-in?token=${testToken}`);
    await plain.goto(`${program.url}${path}`);
    expect(await plain.getByRole('alert').first().textContent()).toContain('JavaScript');
    expect(await plain.getByRole('button', { disabled: false }).count()).toBe(0);
    await context.close();
  });

  it('shows time by the clock of the programme, wherever the browser is', async () => {
    const context = await browser.newContext({ timezoneId: 'America/Lima', locale: 'id' });
    const far = await context.newPage();
    await far.goto(`${program.url}/sign-in?token=${testToken}`);
    await far.goto(`${program.url}/simulator?p=Ani`);
    const time = far.locator('#clock time[datetime]');
    await time.waitFor();
    const now = new Date((await time.getAttribute('datetime')) ?? '');
    const hour = new Intl.DateTimeFormat('id', { timeZone: 'Asia/Jakarta', hour: '2-digit' }).format(now);
    expect(await time.textContent()).toContain(`, ${hour}.`);
    await context.close();
  });
});
