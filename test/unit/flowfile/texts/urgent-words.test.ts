import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { normalise } from '../../../../src/domain/text/normalise.ts';
import { createUrgentWords } from '../../../../src/flowfile/texts/urgent-words.ts';
import { readSystemFile } from '../../../../src/flowfile/texts/system-file.ts';

const shipped = ['id', 'jv', 'en'].flatMap((language) => {
  const file = `locales/${language}/system.yaml`;
  return readSystemFile({ language, file, text: readFileSync(file, 'utf8') }).urgent;
});
const isUrgent = createUrgentWords(shipped);

describe('urgent words as people in need write them', () => {
  it.each([
    ['aku pengen mati wae'],
    ['pngen mati'],
    ['pgn bunuh diri'],
    ['aku mau bunuuh diri'],
    ['saya mau mengakhiri hidup'],
    ['wes ora kuat urip'],
    ['pingin MATI, bu…'],
    ['bojoku ngantemi aku'],
    ['aku digebugi bojoku'],
    ['saya di pukul suami'],
    ['suami mukuli saya lagi'],
    ['kulo dipun pukul bojo'],
    ['kula dipungebugi'],
    ['anakku diprkosa'],
    ['dia dilecehkn pak tetangga'],
    ['KDRT lagi bu'],
    ['di ancam mau dibunuh'],
    ['HP rusak, saya mau mati saja'],
    ['lampu mati, aku mau mati'],
    ['HP mau mati. tolong, saya mau mati'],
    ['laparrrr'],
    ['anak2 laper bu'],
    ['anak blm makan dari kemarin'],
    ['ga makan 2 hari'],
    ['sampun kalih dinten dèrèng nedha'],
    ['aku luwèh banget'],
    ['kelaparn'],
    ['beras habis bu'],
    ['omahku kobong'],
    ['rumah kebakaraan'],
    ['rumah kebanjirann, tolong'],
  ])('reads "%s" as urgent', (text) => {
    expect(isUrgent(normalise(text))).toBe(true);
  });

  it.each([
    ['terima kasih, baik semua'],
    ['HP mau mati bu, nanti saya balas'],
    ['batre hp sudah mau mati'],
    ['mati lampu, listrik juga mau mati'],
    ['capek setengah mati'],
    ['di pukul 8 pagi saya datang'],
    ['gema takbir di masjid Banjar'],
    ['sudah makan bu, alhamdulillah'],
    ['dagangan saya dipikul suami'],
    ['mau lapor nomor baru'],
    ['jualan di desa Longserang'],
    ['sampun nedha, sami sehat'],
    ['badhe dipun paringi pitik'],
    ['anak saya diajar ngaji kendati hujan'],
    ['badannya diseka air hangat'],
    [''],
  ])('leaves "%s" alone', (text) => {
    expect(isUrgent(normalise(text))).toBe(false);
  });
});
