import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type ProgramProcess } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { pageOverflow } from '../support/page-overflow.ts';
import { type OpenConsole, openConsole } from '../support/open-console.ts';

jest.setTimeout(90_000);

const people = [
  'external_id,name,role,village,companion,addresses,opted_in_at,opted_in_method',
  'v1,Dewi Lestari,volunteer,Songgon,,simulator:Dewi,2025-01-02,form',
  'f1,Siti Aminah,beneficiary,Songgon,v1,simulator:Siti,2025-01-02,form',
  'f2,Wati,beneficiary,Glagah,v1,simulator:Wati,2025-01-02,form',
  'f3,Ani,beneficiary,Glagah,v1,simulator:Ani,,',
].join('\n');

describeWithServers('announcing from a browser without scripts', { servers: ['chromium'] }, () => {
  let opened: OpenConsole;
  let program: ProgramProcess;
  let page: Page;

  const press = (name: string): Promise<void> => page.getByRole('button', { name }).click();
  const overflow = (): Promise<number> => pageOverflow(page);
  const heard = async (person: string, words: string): Promise<number> => {
    const answer = await program.api('GET', `/api/simulator/${person}/messages`);
    const { messages } = (await answer.json()) as { messages: { text: string }[] };
    return messages.filter(({ text }) => text.includes(words)).length;
  };

  beforeAll(async () => {
    opened = await openConsole(people);
    ({ program, page } = opened);
  });
  afterAll(() => opened.close());

  it('somebody writes it, mends a mistake, looks at it, tries it, sends it, and sees who has it', async () => {
    await page.getByRole('link', { name: 'Pengumuman' }).click();
    await page.getByRole('link', { name: 'Tulis pengumuman' }).click();
    await page.getByLabel('Nama Anda').fill('Rini');
    await page.getByLabel('Isi').fill('Besok kumpul, @(contact.first_name');
    await page.getByLabel('Peran').selectOption({ label: 'Keluarga' });
    expect(await overflow()).toBe(0);
    await press('Simpan dan lihat dulu');
    await page.getByText('Belum benar di huruf ke-').waitFor();
    expect(await page.getByLabel('Isi').inputValue()).toBe('Besok kumpul, @(contact.first_name');
    await page.getByLabel('Isi').fill('Besok kumpul, @contact.first_name.');
    await press('Simpan dan lihat dulu');

    await page.getByText('2 orang langsung menerima').waitFor();
    await page.getByText('belum setuju dikirimi pesan (1)').waitFor();
    await page
      .getByText(/^Besok kumpul, (Siti|Wati)\.$/)
      .first()
      .waitFor();
    expect(await overflow()).toBe(0);
    await page
      .getByLabel('Coba kirim ke satu orang dulu')
      .selectOption({ label: 'Dewi Lestari (Pendamping)' });
    await press('Kirim percobaan');
    await page.getByText('Percobaan sudah dikirim.').waitFor();
    expect(await heard('Siti', 'Besok kumpul')).toBe(0);

    await press('Kirim ke 2 orang sekarang');
    // The page looks again by itself until it is done.
    await page.getByText('selesai').waitFor();
    await page.getByText('2 dari 2 orang sudah menerima').waitFor();
    expect(await overflow()).toBe(0);
    expect(await heard('Dewi', 'Besok kumpul, Dewi.')).toBe(1);
    expect(await heard('Siti', 'Besok kumpul, Siti.')).toBe(1);
    expect(await heard('Wati', 'Besok kumpul, Wati.')).toBe(1);
    expect(await heard('Ani', 'Besok kumpul')).toBe(0);

    await page.getByRole('link', { name: 'Daftar penerima' }).click();
    await page.getByRole('link', { name: 'Siti Aminah' }).click();
    await page.getByText('Besok kumpul, Siti.').waitFor();
    await page.getByRole('link', { name: 'Pengumuman' }).click();
    await page.getByText('2 dari 2 orang').waitFor();
    expect(await overflow()).toBe(0);
  });

  it('the same again is asked about, and comes to nobody unless it is meant', async () => {
    await page.goto(`${program.url}/announcements/new`);
    await page.getByLabel('Nama Anda').fill('Rini');
    await page.getByLabel('Isi').fill('Besok kumpul, @contact.first_name.');
    await page.getByLabel('Peran').selectOption({ label: 'Keluarga' });
    await press('Simpan dan lihat dulu');
    await press('Kirim ke 2 orang sekarang');
    await page.getByText('Sengaja dikirim lagi?').waitFor();
    expect(await overflow()).toBe(0);
    await page.getByRole('link', { name: 'Tidak, kembali' }).click();
    await page.getByRole('link', { name: 'Buang draf' }).click();
    await press('Buang draf');
    await page.getByText('dibatalkan').waitFor();
    expect(await heard('Siti', 'Besok kumpul')).toBe(1);
  });

  it('whoever goes elsewhere from a form that was refused comes back to what they typed', async () => {
    await page.goto(`${program.url}/announcements/new`);
    await page.getByLabel('Nama Anda').fill('Rini');
    await page.getByLabel('Isi').fill('Kumpul @(contact.first_name');
    await page.getByLabel('Peran').selectOption({ label: 'Keluarga' });
    await press('Simpan dan lihat dulu');
    await page.getByText('Belum benar di huruf ke-').waitFor();
    await page.getByRole('link', { name: 'Tugas' }).click();
    await page.goBack();
    await page.getByText('Belum benar di huruf ke-').waitFor();
    expect(await page.getByLabel('Isi').inputValue()).toBe('Kumpul @(contact.first_name');
  });
});
