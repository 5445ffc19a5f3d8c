import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { normalise } from '../../../../src/domain/text/normalise.ts';
import { createNeedReader } from '../../../../src/flowfile/texts/need-reader.ts';
import { readSystemFile } from '../../../../src/flowfile/texts/system-file.ts';

const shipped = ['id', 'jv', 'en'].map((language) => {
  const file = `locales/${language}/system.yaml`;
  return readSystemFile({ language, file, text: readFileSync(file, 'utf8') }).need;
});
const { urgent: isUrgent, worry: isWorry } = createNeedReader(shipped);

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
    ['anak2 blm mkn dari kmrn'],
    ['gk ada yg bs dimakan bu'],
    ['beras udah abis bu'],
    ['beras telas mbak'],
    ['sing ana beras, isun bingung'],
    ['ora iso mangan bu'],
    ['suami saya mukul lagi'],
    ['sy d pukul suami'],
    ['ditonjok bu'],
    ['isun digepuk lanang isun'],
    ['diancem arep dipateni'],
    ['saya takut sama suami'],
    ['wedi mulih bu'],
    ['bapake ngamuk gowo arit'],
    ['diusir bojo, turu nang emper'],
    ['anak saya hilang belum pulang'],
    ['aku arep mati'],
    ['pingin matek bae'],
    ['lebih baik saya mati'],
    ['gk pgn hidup lg'],
    ['sudah tidak sanggup hidup'],
    ['pengen ngakhiri semuanya'],
    ['minum baygon'],
    ['anakku kejang2'],
    ['ibu saya pingsan gak sadar'],
    ['ketuban pecah bu'],
    ['anak gak bisa napas'],
    ['kenek setrum'],
    ['dicokot ulo'],
    ['omah rubuh'],
    ['gak makan siang malam'],
    ['laper mata? anak tidak makan dari kemarin'],
  ])('reads "%s" as urgent', (text) => {
    expect(isUrgent(normalise(text))).toBe(true);
  });

  it.each([
    ['terima kasih, baik semua'],
    ['anak sakit bu'],
    ['anakku panas'],
    ['uang habis bu'],
    ['capek kerja'],
    ['belum makan siang, nanti ya bu'],
    ['anak gak makan sayur'],
    ['tak mangan disik yo'],
    ['sing mangan akeh, anak2 seneng'],
    ['laper mata kalau ke pasar'],
    ['hujan deras takut banjir'],
    ['takut salah isi'],
    ['kartu KKS saya hilang'],
    ['mau lahiran bulan januari insyaallah'],
    ['dipukul rata saja bu'],
    ['hp ini udah mau mati'],
    ['ndak berani pulang malam'],
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

describe('a cry for help', () => {
  it.each([
    ['TOLOOOONG'],
    ['tolong saya bu'],
    ['tlg bu tlg'],
    ['tulung'],
    ['tulungi isun'],
    ['tolong 😭'],
    ['🆘😭'],
    ['🆘 anak saya'],
    ['SOS'],
    ['gawat bu'],
    ['cepat kesini bu tolong'],
    ['help me'],
  ])('is urgent: "%s"', (text) => {
    expect(isUrgent(normalise(text))).toBe(true);
  });

  it.each([
    ['tolong kirim jadwal posyandu'],
    ['tulung sampekno bu'],
    ['minta tolong bu, kartu saya hilang'],
    ['tolong doanya ya bu'],
    ['gawat, lupa masak'],
    ['😭'],
    ['🙏🙏🙏'],
    ['help'],
    ['bu'],
  ])('is none where something else is asked or said: "%s"', (text) => {
    expect(isUrgent(normalise(text))).toBe(false);
  });
});

describe('words of worry', () => {
  it.each([
    ['anak sakit bu'],
    ['anakku panas'],
    ['pusing mikir biaya'],
    ['duit entek bu'],
    ['gak punya uang buat bayar sekolah'],
    ['bantuan belum cair'],
    ['ditagih hutang'],
    ['suami mabuk terus'],
    ['wedi kliru bu'],
    ['capek bgt'],
    ['tolong kirim jadwal posyandu'],
  ])('are heard in "%s"', (text) => {
    expect(isWorry(normalise(text))).toBe(true);
  });

  it.each([
    ['tiap hari'],
    ['5-6 hari'],
    ['alhamdulillah sehat'],
    ['tidak sakit bu'],
    ['gitu2 aja'],
    ['ini siapa?'],
  ])('are none in "%s"', (text) => {
    expect(isWorry(normalise(text))).toBe(false);
  });
});
