import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type ProgramProcess } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { type OpenConsole, openConsole, smallPhone } from '../support/open-console.ts';

jest.setTimeout(60_000);

const people = [
  'external_id,name,role,village,companion,addresses,opted_in_at,opted_in_method',
  'v1,Dewi Lestari,volunteer,Songgon,,whatsapp:+6281234567890,2025-01-02,form',
  'v2,Wati,volunteer,Songgon,,simulator:Wati,2025-01-02,form',
  'f1,Ani,beneficiary,,v1,simulator:Ani,2025-01-02,form',
  'f2,Budi,beneficiary,,v1,simulator:Budi,2025-01-02,form',
].join('\n');

describeWithServers('a coordinator with a small phone', { servers: ['chromium'] }, () => {
  let opened: OpenConsole;
  let program: ProgramProcess;
  let page: Page;

  beforeAll(async () => {
    opened = await openConsole(people);
    ({ program, page } = opened);
  });
  afterAll(() => opened.close());

  const press = (name: string) => page.getByRole('button', { name }).click();
  const follow = (name: string) => page.getByRole('link', { name }).click();
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

  const about = () => page.locator('dl.about').innerText();
  const openPerson = async (list: 'families' | 'volunteers', name: string): Promise<void> => {
    await page.goto(`${program.url}/${list}`);
    await follow(name);
    await heading(name);
  };

  it('enters a volunteer', async () => {
    await page.goto(`${program.url}/volunteers`);
    await follow('Tambah pendamping');
    await page.getByLabel('Nama', { exact: true }).fill('Rini');
    await page.getByLabel('Nomor WhatsApp').fill('+62 812-3456-7891');
    await press('Simpan');
    await heading('Rini');
    expect(await about()).toMatch(/Peran\s+Pendamping/u);
  });

  it('enters a family, and is asked about a number that somebody has', async () => {
    await page.goto(`${program.url}/families`);
    await follow('Tambah keluarga');
    await page.getByLabel('Nama', { exact: true }).fill('Siti');
    await page.getByLabel('Nomor WhatsApp').fill('0812 3456 7890');
    await page.getByLabel('Pendamping').selectOption({ label: 'Dewi Lestari' });
    await page.getByLabel('Setuju dikirimi pesan pada tanggal').fill('2025-05-02');
    await press('Simpan');
    await page.getByText('Nomor ini sudah dipakai orang lain.').waitFor();
    await page.getByLabel('HP ini dipakai bersama').check();
    await press('Simpan');
    await heading('Siti');
    expect(await about()).toMatch(/Pendamping\s+Dewi Lestari/u);
  });

  it('corrects a name and a village, and sees what comes to the family within a month', async () => {
    await openPerson('families', 'Ani');
    await follow('Ubah data');
    await page.getByLabel('Nama', { exact: true }).fill('Ani Rahayu');
    await page.getByLabel('Desa').fill('Songgon');
    await press('Simpan');
    await heading('Ani Rahayu');
    expect(await about()).toMatch(/Desa\s+Songgon/u);
    const ahead = page.locator('section', { has: page.getByRole('heading', { name: 'Tiga puluh hari' }) });
    expect(await ahead.getByText('Semangat mingguan').count()).toBeGreaterThanOrEqual(4);
  });

  it('gives a family another companion, who goes on leave and hands the family over', async () => {
    await openPerson('families', 'Budi');
    await follow('Ganti pendamping');
    await page.getByLabel('Pendamping').selectOption({ label: 'Wati' });
    await press('Simpan');
    await heading('Budi');
    expect(await about()).toMatch(/Pendamping\s+Wati/u);
    await openPerson('volunteers', 'Wati');
    await follow('Libur dan penyerahan');
    const inTenDays = new Date(Date.now() + 10 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    await page.getByLabel('Hari terakhir libur').fill(inTenDays);
    await page.getByLabel('Pengganti').selectOption({ label: 'Dewi Lestari' });
    await press('Mulai libur');
    await heading('Wati');
    await follow('Libur dan penyerahan');
    await page.getByText('Sedang libur sampai').waitFor();
    await page.getByLabel('Pendamping').selectOption({ label: 'Dewi Lestari' });
    await press('Serahkan 1 keluarga');
    await heading('Wati');
    await openPerson('families', 'Budi');
    expect(await about()).toMatch(/Pendamping\s+Dewi Lestari/u);
  });

  it('reads in plain words what comes by itself, and looks a month ahead', async () => {
    await page.goto(`${program.url}/timetable`);
    const line = page.getByRole('row', { name: 'Semangat mingguan' });
    expect(await line.innerText()).toMatch(/setiap Senin pukul 08\.00/u);
    await line.getByRole('link').click();
    await follow('Tiga puluh hari ke depan');
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Senin, /u)]),
    );
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(smallPhone.width);
  });
});
