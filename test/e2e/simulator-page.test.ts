import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Locator, type Page } from 'playwright-core';
import { createProgramProcess, type ProgramProcess, testToken } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { openBrowser } from '../support/servers/open-browser.ts';
import { pageOverflow } from '../support/page-overflow.ts';
import { until } from '../support/until.ts';

jest.setTimeout(60_000);

const desktop = { width: 1280, height: 800 };
/** One pixel, a PNG. */
const smallPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const voice = { name: 'suara.ogg', mimeType: 'audio/ogg', buffer: Buffer.from('OggS') };
const smallPhone = { width: 360, height: 640 };

describeWithServers('the pages in a browser', { servers: ['chromium'] }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-pages-'));
  const flows = join(folder, 'flows');
  let program: ProgramProcess;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    cpSync('flows', flows, { recursive: true });
    // What comes by itself on Mondays would open a talk that no test began.
    const weekly = join(flows, 'semangat-mingguan.yaml');
    writeFileSync(weekly, readFileSync(weekly, 'utf8').replace(/^ +- every: .*\n/mu, ''));
    const places = { DATA_DIR: join(folder, 'data'), FLOWS_DIR: flows };
    program = await createProgramProcess({ ...places, QUIET_HOURS: 'off' });
    await program.start();
    browser = await openBrowser();
    page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    await page.goto(`${program.url}/sign-in?token=${testToken}`);
  });
  afterAll(async () => {
    await browser.close();
    await program.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    faults = [];
  });

  /** A message of the bot; there is one, sooner or later. */
  const said = (text: string): Locator => page.locator('.messages li.bot', { hasText: text }).last();
  const hear = (text: string): Promise<void> => said(text).waitFor();
  /** Types into whatever has the focus. */
  const write = async (text: string): Promise<void> => {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  const focused = (): Promise<string | null> => page.evaluate('document.activeElement.textContent');
  const overflow = (): Promise<number> => pageOverflow(page);
  const clock = (): Promise<string | null> => page.locator('#clock time').getAttribute('datetime');

  it.each([
    ['on a desktop', 'Ani', desktop],
    ['on a small phone', 'Budi', smallPhone],
  ])('talk through a check-in with buttons and keyboard, %s', async (_, person, size) => {
    await page.setViewportSize(size);
    await page.goto(`${program.url}/simulator?p=${person}`);
    await page.getByLabel('Tulis pesan').focus();
    await write('halo');
    await page.getByRole('button', { name: 'Ya, boleh' }).click();
    await hear('Siapa nama panggilan');
    await page.getByLabel('Tulis pesan').focus();
    await write(person);
    await hear('Di desa mana');
    await write('lewati');
    await hear(`Selamat datang, Ibu/Bapak ${person}`);

    await write('kabar');
    await hear('Bagaimana semangatnya minggu ini?');
    for (const label of ['Lain kali saja', 'Sedang berat', 'Biasa saja']) {
      await page.keyboard.press('Shift+Tab');
      expect(await focused()).toBe(label);
    }
    await page.keyboard.press('Enter');
    await hear('berapa hari Ibu/Bapak bekerja');
    expect(await page.getByRole('button', { name: 'Ya, boleh' }).isDisabled()).toBe(true);
    await page.getByLabel('Tulis pesan').focus();
    await write('cuma tiga hari');
    await hear('3 hari itu sudah kemajuan');

    const before = await clock();
    await page.getByRole('button', { name: '+1 hari' }).click();
    await hear('Masih kami tunggu satu langkah kecilnya');
    expect(Date.parse((await clock()) ?? '') - Date.parse(before ?? '')).toBeGreaterThanOrEqual(86_400_000);
    expect(await overflow()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('show what is behind a talk, and keep the talk as a test', async () => {
    await page.setViewportSize(smallPhone);
    await page.goto(`${program.url}/simulator?p=Citra`);
    await page.getByLabel('Tulis pesan').focus();
    await write('sekolah');
    await page.getByRole('button', { name: 'Ya, boleh' }).click();
    await hear('Siapa nama panggilan');
    await page.getByLabel('Tulis pesan').focus();
    await write('Citra');
    await hear('Di desa mana');
    await write('lewati');
    await hear('masuk sekolah tiap hari');
    await page.getByText('Di balik percakapan').click();
    await page.getByText('Sedang di: sekolah, langkah 1').waitFor();
    await page.getByText('pengingat').first().waitFor();
    const list = "document.querySelector('.messages')";
    const below = `${list}.scrollHeight - ${list}.scrollTop - ${list}.clientHeight`;
    await until(async () => (await page.evaluate<number>(below)) < 2);
    await page.getByRole('button', { name: 'Ada yang bolos' }).click();
    await hear('Kenapa, ya?');
    await page.getByText('sekolah · attendance: some').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Simpan sebagai uji' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('sekolah.test.yaml');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain('choose: Ada yang bolos');
    expect(text).toContain('status: waiting');
    expect(await overflow()).toBe(0);
    expect(faults).toEqual([]);
  });

  /** The phone of somebody on the page. */
  const phoneOf = (name: string): Locator =>
    page.locator('.phone').filter({ has: page.getByRole('heading', { name, exact: true }) });

  it('has a family, its volunteer and a coordinator at the start, and room for more', async () => {
    await page.setViewportSize(desktop);
    await page.goto(`${program.url}/simulator`);
    await phoneOf('Rahmat').waitFor();
    await page.getByLabel('Nama orang').fill('Budi');
    await page.keyboard.press('Enter');
    await phoneOf('Budi').waitFor();
    expect(await page.locator('.phone h2').allTextContents()).toEqual(['Siti', 'Dewi', 'Rahmat', 'Budi']);
    await phoneOf('Siti').getByLabel('Tulis pesan').focus();
    await write('kabar');
    await phoneOf('Siti').getByRole('button', { name: 'Sedang berat' }).click();
    await phoneOf('Dewi').getByText('Siti bilang minggu ini sedang berat').waitFor();
    expect(faults).toEqual([]);
  });

  it('send a picture and a voice note, and show them', async () => {
    await page.setViewportSize(smallPhone);
    await page.goto(`${program.url}/simulator?p=Siti`);
    const name = 'foto.png';
    await page.locator('.file').setInputFiles({ name, mimeType: 'image/png', buffer: smallPicture });
    await page.locator('.messages img').waitFor();
    await page.locator('.file').setInputFiles(voice);
    await page.locator('.messages audio').waitFor();
    expect(await page.getByText('foto.png · 1 kB').count()).toBe(1);
    expect(await overflow()).toBe(0);
    expect(faults).toEqual([]);
  });

  it.each([
    ['on a desktop', 'Tini', desktop],
    ['on a small phone', 'Tono', smallPhone],
  ])(
    'record a voice note by keyboard, and ask for a file where there is no microphone, %s',
    async (_, person, size) => {
      await page.setViewportSize(size);
      await page.goto(`${program.url}/simulator?p=${person}`);
      await page.getByRole('button', { name: 'Suara', exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Kirim suara' }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.messages audio').waitFor();
      await page.getByRole('button', { name: 'Suara', exact: true }).waitFor();
      // Listened for before, since the browser is told of it on its own way.
      const chooser = page.waitForEvent('filechooser');
      await page.evaluate('navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error("no"))');
      await page.keyboard.press('Enter');
      const asked = await chooser;
      await page.getByText('mikrofon tidak bisa dipakai').waitFor();
      await asked.setFiles(voice);
      await page.locator('.messages audio').nth(1).waitFor();
      expect(await overflow()).toBe(0);
      expect(faults).toEqual([]);
    },
  );

  it('try a changed file, let it go live, and bring back what was before', async () => {
    const file = join(flows, 'kabar-singkat.yaml');
    const flow = (text: string) => `triggers: [{ keyword: singkat }]\nsteps: [{ say: ${text} }]\n`;
    writeFileSync(file, flow('Baru.'));
    await page.setViewportSize(smallPhone);
    await page.goto(`${program.url}/simulator/drafts`);
    await page.getByText('kabar-singkat: baru').waitFor();
    await phoneOf('Siti').getByLabel('Tulis pesan').focus();
    await write('singkat');
    await hear('Baru.');
    await page.getByLabel('Nama Anda').fill('Rini');
    await page.getByRole('button', { name: 'Tayangkan kabar-singkat' }).click();
    await page.getByText('Semua berkas sudah tayang.').waitFor();
    writeFileSync(file, flow('Lebih baru.'));
    await page.getByRole('button', { name: 'Coba lagi dari awal' }).click();
    await page.getByRole('button', { name: 'Tayangkan kabar-singkat' }).click();
    await page.getByText('Semua berkas sudah tayang.').waitFor();
    await page.locator('select').selectOption('kabar-singkat');
    await page.getByRole('button', { name: 'Kembali ke versi sebelumnya' }).click();
    await page.getByText('kabar-singkat: berubah').waitFor();
    await page.getByText('Riwayat').click();
    await page.getByText('Rini · mengembalikan kabar-singkat').waitFor();
    expect(await overflow()).toBe(0);
    await page.goto(`${program.url}/simulator?p=Siti`);
    await page.getByLabel('Tulis pesan').focus();
    await write('singkat');
    await hear('Baru.');
    rmSync(file);
    await page.goto(`${program.url}/simulator/drafts`);
    await page.getByText('kabar-singkat: dihapus').waitFor();
    await page.getByRole('button', { name: 'Turunkan kabar-singkat' }).click();
    await page.getByText('Semua berkas sudah tayang.').waitFor();
    await page.getByText('Riwayat').click();
    await page.getByText('Rini · menurunkan kabar-singkat').waitFor();
    expect(faults).toEqual([]);
  });

  it.each([
    ['the start page', '/', 200],
    ['WhatsApp, while it is off', '/whatsapp', 404],
  ])('show %s without errors and without scrolling sideways', async (_, path, status) => {
    await page.setViewportSize(smallPhone);
    const answer = await page.goto(`${program.url}${path}`);
    expect(answer?.status()).toBe(status);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await overflow()).toBe(0);
    for (const link of await page.getByRole('link').all()) {
      expect((await link.boundingBox())?.height).toBeGreaterThan(40);
    }
    expect(faults.filter((fault) => !fault.includes('status of 404'))).toEqual([]);
  });

  it('lets in whoever follows the sign-in link on a page of another site', async () => {
    const mail = createServer((_, answer) => {
      answer.setHeader('Content-Type', 'text/html');
      answer.end(`<a href="${program.url}/sign-in?token=${testToken}">masuk</a>`);
    }).listen(0);
    const visitor = await browser.newPage();
    await visitor.goto(`http://localhost:${(mail.address() as AddressInfo).port}/`);
    await visitor.getByText('masuk').click();
    await visitor.getByText('Simulator percakapan').waitFor();
    expect(visitor.url()).toBe(`${program.url}/`);
    await visitor.close();
    mail.close();
  });

  it('says that WhatsApp is off, and leads back', async () => {
    await page.goto(`${program.url}/whatsapp`);
    await page.getByText('WhatsApp sedang dimatikan').waitFor();
    await page.getByRole('link', { name: 'Kembali' }).click();
    expect(new URL(page.url()).pathname).toBe('/');
  });
});
