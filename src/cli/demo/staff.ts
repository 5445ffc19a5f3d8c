import { type Life } from './live.ts';

/** What a coordinator takes up a conversation for. */
const topics = ['Bantuan belum cair', 'Surat pindah desa', 'Anak putus sekolah', 'Pelatihan jahit'];

/** What coordinators announce from their chat, and to whom. */
const announcements = [
  ['semua relawan', 'Rapat bulanan hari Sabtu jam 9 di balai kecamatan. Mohon hadir, ya.'],
  ['desa Karangtresna', 'Posyandu bulan ini hari Kamis jam 8 di balai desa.'],
] as const;

/**
 * What the staff does on a day: every fifth day they talk with a family and hand it back two days later, every other
 * week they announce something, one volunteer is away for ten days and another stands in, and one hands over the whole
 * caseload.
 */
export async function workOfStaff(life: Life, day: number): Promise<void> {
  await talkWithFamily(life, day);
  await announce(life, day);
  await goAway(life, day);
  await moveCaseload(life, day);
}

async function talkWithFamily({ stage, district, asked }: Life, day: number): Promise<void> {
  const family = district.families[(day * 7) % district.families.length]?.contact.id ?? '';
  const topic = topics[Math.floor(day / 5) % topics.length] ?? '';
  if (day % 5 === 0) {
    asked.delete(family);
    await stage.happen([{ to: family, event: { kind: 'handover', ticket: ticketOf(day), topic } }]);
    await stage.say([{ by: family, text: 'Iya Bu, sampai sekarang belum ada kabar' }]);
    const by = district.coordinators[0]?.contact.name ?? null;
    const words = { text: 'Baik, kami tanyakan dulu ke desa.', media: [], from: null, urgent: true } as const;
    const ticket = { id: ticketOf(day), by };
    await stage.happen([{ to: family, event: { kind: 'notice', ...words, ticket } }]);
  } else if (day % 5 === 2) {
    const before = district.families[((day - 2) * 7) % district.families.length]?.contact.id ?? '';
    const change = { kind: 'state', state: 'solved', reason: 'Sudah beres di desa' } as const;
    const event = { kind: 'ticket_change', ticket: ticketOf(day - 2), change } as const;
    await stage.happen([{ to: before, event }]);
  }
}

/** Asked for, looked at and sent by a yes, as in earnest. */
async function announce({ stage, district }: Life, day: number): Promise<void> {
  const by = district.coordinators[1]?.contact.id;
  const [whom, text] = announcements[Math.floor(day / 14) % announcements.length] ?? announcements[0];
  if (day % 14 === 3 && by !== undefined) {
    await stage.say([{ by, text: `siarkan ${whom}: ${text}` }]);
    await stage.say([{ by, text: 'ya' }]);
  }
}

function ticketOf(day: number): string {
  return `demo-ticket-${day}`;
}

async function goAway({ stage, district }: Life, day: number): Promise<void> {
  const [away, standIn] = [district.volunteers[1], district.volunteers[0]];
  if (day === 30 && away && standIn) {
    const until = stage.now() + 10 * 86_400_000;
    const event = { kind: 'away', until, standIn: standIn.contact.id } as const;
    await stage.happen([{ to: away.contact.id, event }]);
  }
}

async function moveCaseload({ stage, district }: Life, day: number): Promise<void> {
  const [from, to] = [district.volunteers[3]?.contact, district.volunteers[2]?.contact];
  if (day === 60 && from && to) {
    const families = district.families.filter(({ contact }) => contact.companion === from.id);
    const event = { kind: 'pair', companion: to.id, name: to.name } as const;
    await stage.happen(families.slice(0, 15).map(({ contact }) => ({ to: contact.id, event })));
  }
}
