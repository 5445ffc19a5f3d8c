import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { createProgramProcess, type ProgramProcess, testToken } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { pageOverflow } from '../support/page-overflow.ts';
import { openBrowser } from '../support/servers/open-browser.ts';

jest.setTimeout(60_000);

const people = [
  'external_id,name,role,village,companion,addresses,opted_in_at,opted_in_method',
  'v1,Dewi Lestari,volunteer,Songgon,,simulator:Dewi,,',
  'k1,Rahmat,coordinator,Songgon,,simulator:Rahmat,,',
  'f1,Siti Aminah,beneficiary,Songgon,v1,simulator:Siti,2025-01-02,form',
].join('\n');
const askForHuman = `
triggers: [{ keyword: bicara }]
steps:
  - handover: { topic: Bantuan }
  - say: Petugas kami akan menjawab.
`;
const smallPhone = { width: 360, height: 640 };

describeWithServers('the pages of what waits for somebody', { servers: ['chromium'] }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-inbox-'));
  let program: ProgramProcess;
  let browser: Browser;
  /** A coordinator's, without scripts; and the simulator's, where Siti writes. */
  let desk: Page;
  let phone: Page;

  const open = async (javaScriptEnabled: boolean): Promise<Page> => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: smallPhone });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${program.url}/sign-in?token=${testToken}`);
    return page;
  };
  const overflow = (): Promise<number> => pageOverflow(desk);
  const write = async (text: string): Promise<void> => {
    await phone.getByLabel('Tulis pesan').fill(text);
    await phone.keyboard.press('Enter');
  };
  const hear = (text: string): Promise<void> =>
    phone.locator('.messages li.bot', { hasText: text }).last().waitFor();
  const standing = () => desk.locator('main .standing').first().textContent();

  beforeAll(async () => {
    const flows = join(folder, 'flows');
    cpSync('flows', flows, { recursive: true });
    writeFileSync(join(flows, 'bicara.yaml'), askForHuman);
    const places = { DATA_DIR: join(folder, 'data'), FLOWS_DIR: flows };
    program = await createProgramProcess({ ...places, QUIET_HOURS: 'off' });
    await program.start();
    browser = await openBrowser();
    [desk, phone] = [await open(false), await open(true)];
    const headers = { authorization: `Bearer ${testToken}`, 'content-type': 'text/csv' };
    await fetch(`${program.url}/api/contacts/import`, {
      method: 'POST',
      headers,
      body: people,
    });
    await phone.goto(`${program.url}/simulator?p=Siti`);
  });
  afterAll(async () => {
    await browser.close();
    await program.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  it('let a coordinator answer a family that asks for a human, and give it back to the bot', async () => {
    await write('bicara');
    await hear('Petugas kami akan menjawab.');
    await write('bantuan saya belum cair');
    await desk.goto(program.url);
    await desk.getByRole('link', { name: '1 Percakapan dengan petugas' }).click();
    expect(await standing()).toBe('Menunggu jawaban kita');
    await desk.getByRole('link', { name: 'Siti Aminah' }).click();
    await desk.getByText('bantuan saya belum cair').waitFor();
    await desk.getByLabel('Tulisan Anda').fill('Baik Bu, kami tanyakan dulu.');
    await desk.getByRole('button', { name: 'Kirim' }).click();
    await desk.getByText('Isi dulu bagian ini.').waitFor();
    expect(await desk.getByLabel('Tulisan Anda').inputValue()).toBe('Baik Bu, kami tanyakan dulu.');
    expect(await overflow()).toBe(0);
    await desk.getByLabel('Nama Anda').first().fill('Rahmat');
    await desk.getByRole('button', { name: 'Kirim' }).click();
    await hear('Baik Bu, kami tanyakan dulu.');
    expect(await desk.locator('.messages li.bot').last().textContent()).toContain('kami tanyakan dulu');
    expect(await standing()).toBe('Sudah dijawab');
    await desk.reload();
    expect(await desk.getByText('kami tanyakan dulu').count()).toBe(1);
    expect(await overflow()).toBe(0);
    await desk.getByRole('button', { name: 'Selesai, kembali ke bot' }).click();
    expect(await standing()).toBe('Selesai');
    expect(await desk.getByRole('button', { name: 'Kirim' }).count()).toBe(0);
    await write('kabar');
    await hear('Bagaimana semangatnya minggu ini?');
  });

  it('let a coordinator take a conversation over, and end and move the work of a volunteer', async () => {
    await desk.goto(`${program.url}/families`);
    await desk.getByRole('link', { name: 'Siti Aminah' }).click();
    await desk.getByText('Ambil alih percakapan').first().click();
    await desk.getByLabel('Tentang').fill('Sekolah anak');
    await desk.getByLabel('Yang menjawab').selectOption('Rahmat');
    await desk.getByRole('button', { name: 'Ambil alih percakapan' }).click();
    expect(new URL(desk.url()).pathname).toMatch(/^\/tickets\/ticket-/);
    await hear('Rahmat');
    const [family] = (
      (await (await program.api('GET', '/api/contacts?limit=500')).json()) as Contacts
    ).contacts.filter(({ name }) => name === 'Siti Aminah');
    await program.api('POST', '/api/tasks', { contact: family?.id, title: 'Kunjungi Siti' });
    await desk.getByRole('link', { name: 'Tugas' }).click();
    await desk.getByRole('link', { name: 'Kunjungi Siti' }).click();
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await desk.getByLabel('Hari yang baru').fill(day);
    await desk.getByRole('button', { name: 'Pindahkan' }).click();
    expect(await desk.getByLabel('Hari yang baru').inputValue()).toBe(day);
    expect(await overflow()).toBe(0);
    await desk.getByLabel('Hasil atau alasan').fill('Sudah dikunjungi');
    await desk.getByRole('button', { name: 'Sudah selesai' }).click();
    expect(await standing()).toBe('Selesai');
    await desk.getByText('Sudah dikunjungi').waitFor();
    await desk.getByRole('link', { name: 'Kejadian' }).click();
    expect(await desk.getByRole('heading', { level: 1 }).textContent()).toBe('Kejadian');
    expect(await overflow()).toBe(0);
  });
});

interface Contacts {
  readonly contacts: readonly { readonly id: string; readonly name: string }[];
}
