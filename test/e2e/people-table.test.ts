import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { type Page } from 'playwright-core';
import { type OpenConsole, openConsole } from '../support/open-console.ts';
import { pageOverflow } from '../support/page-overflow.ts';
import { pause, type ProgramProcess } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';

jest.setTimeout(120_000);

const head = 'external_id,name,role,village,companion,addresses,opted_in_at,opted_in_method';
const people = [head, 'v1,Dewi Lestari,volunteer,Songgon,,simulator:Dewi,2025-01-02,form'].join('\n');
const families = 800;
/** So many are written when the program is killed. */
const some = 30;

describeWithServers('a coordinator with a table', { servers: ['chromium'] }, () => {
  let opened: OpenConsole;
  let program: ProgramProcess;
  let page: Page;

  beforeAll(async () => {
    opened = await openConsole(people);
    ({ program, page } = opened);
  });
  afterAll(() => opened.close());

  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  const counts = () => page.getByRole('status').innerText();
  const choose = async (table: string | Buffer): Promise<void> => {
    await page.goto(`${program.url}/families`);
    await page.getByRole('link', { name: 'Masukkan dari tabel' }).click();
    const file = { name: 'keluarga.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };
    await page.getByLabel('Berkas tabel').setInputFiles(file);
    await press('Periksa dulu');
  };
  const countPeople = async (): Promise<number> => {
    const written = await program.api('GET', '/api/contacts?limit=500&query=village%20%3D%20%22Bayu%22');
    return ((await written.json()) as { contacts: unknown[] }).contacts.length;
  };

  it('sees what is wrong where, mends it, sees what will happen, and only then brings people in', async () => {
    await choose('nama,desa\nSiti,Songgon');
    await page.getByText('Nama kolom ini tidak dikenal: nama, desa').waitFor();
    const rows = [head, 'f1,Siti,,Songgon,v1,simulator:Siti,2025-05-02,paper'];
    await choose([...rows, 'f2,Ani,,,v9,simulator:Ani,,'].join('\n'));
    await heading('Yang akan terjadi');
    expect(await counts()).toMatch(/1 orang baru\s+0 orang berubah\s+0 orang tetap\s+1 baris ditolak/u);
    await page.getByText('baris 3, kolom companion').waitFor();
    await page.getByText('Tidak ada pendamping dengan nomor ini.').waitFor();
    expect(await pageOverflow(page)).toBe(0);
    await choose([...rows, 'f2,Ani,,,v1,simulator:Ani,,'].join('\n'));
    await press('Simpan 2 orang');
    await heading('Tabel sudah dimasukkan');
    expect(await counts()).toMatch(/2 orang baru/u);
    await page.goto(`${program.url}/families?search=Siti`);
    await page.getByRole('link', { name: 'Siti' }).click();
    expect(await page.locator('dl.about').innerText()).toMatch(/Pendamping\s+Dewi Lestari/u);
  });

  it('changes a village in the table that the list gives, and nothing else', async () => {
    await page.goto(`${program.url}/families`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Unduh sebagai tabel' }).click(),
    ]);
    const given = await readFile(await download.path());
    await choose(given);
    expect(await counts()).toMatch(/0 orang baru\s+0 orang berubah\s+2 orang tetap\s+0 baris ditolak/u);
    await page.getByText('Tidak ada yang perlu disimpan.').waitFor();
    await choose(given.toString('utf8').replace('Songgon', 'Genteng'));
    await page.getByText('village: Songgon → Genteng').waitFor();
    await press('Simpan 1 orang');
    await heading('Tabel sudah dimasukkan');
    expect(await counts()).toMatch(/1 orang berubah\s+1 orang tetap/u);
  });

  it('enters each person once although the program is killed in the middle and the form is sent again', async () => {
    const rows = Array.from({ length: families }, (_, n) => `m${n},Keluarga ${n},,Bayu,,simulator:m${n},,`);
    await choose([head, ...rows].join('\n'));
    await heading('Yang akan terjadi');
    const sent = press(`Simpan ${families} orang`).catch(() => undefined);
    while ((await countPeople()) < some) {
      await pause(5);
    }
    await program.kill('SIGKILL');
    await sent;
    await program.start();
    expect(await countPeople()).toBeGreaterThanOrEqual(some);
    await page.reload({ timeout: 60_000 });
    await heading('Tabel sudah dimasukkan');
    const [, created, same] =
      /(\d+) orang baru\s+0 orang berubah\s+(\d+) orang tetap/u.exec(await counts()) ?? [];
    expect(Number(created) + Number(same)).toBe(families);
    expect(Number(created)).toBeGreaterThan(0);
    expect(Number(same)).toBeGreaterThanOrEqual(some);
    await page.goto(`${program.url}/families?search=Bayu`);
    expect(await counts()).toMatch(new RegExp(`^${families}\\D`, 'u'));
    expect(program.stderr()).not.toContain('Keluarga');
  });
});
