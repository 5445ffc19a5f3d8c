import { describe, expect, it } from '@jest/globals';
import { formatFault } from '../../../../src/flowfile/yaml/fault.ts';
import { readTranscripts } from '../../../../src/flowfile/transcripts/transcript.ts';

function lines(text: string): readonly string[] {
  return readTranscripts({ file: 'x.test.yaml', text }).faults.map(formatFault);
}

describe('a transcript test', () => {
  it('is read line by line', () => {
    const { transcripts, faults } = readTranscripts({
      file: 'x.test.yaml',
      text: `tests:
  - it: menyemangati yang sedang berat
    contact: { name: Siti Aminah, fields: { children: 2, code: 08 } }
    talk:
      - them: kabar
      - bot: ["Assalamualaikum, Ibu/Bapak Siti.", "Bagaimana semangatnya minggu ini?"]
      - choose: "Semangat 😊"
      - after: 24h
      - them: 0812
      - send: voice
      - bot: Terima kasih
      - bot: []
    results: { mood: heavy, days: 3 }
    tasks: ["Kunjungi Siti Aminah"]
    status: completed
  - it: pendek
    start: flow
    now: 2025-05-05T08:00:00+07:00
    talk:
      - bot: Halo
`,
    });
    expect(faults).toEqual([]);
    expect(transcripts).toEqual([
      {
        it: 'menyemangati yang sedang berat',
        line: 2,
        start: 'keyword',
        now: null,
        contact: {
          name: 'Siti Aminah',
          role: 'beneficiary',
          language: 'id',
          timezone: null,
          village: null,
          salutation: null,
          household: [],
          groups: [],
          fields: { children: 2, code: '08' },
        },
        talk: [
          { line: 5, kind: 'them', text: 'kabar' },
          {
            line: 6,
            kind: 'bot',
            texts: ['Assalamualaikum, Ibu/Bapak Siti.', 'Bagaimana semangatnya minggu ini?'],
          },
          { line: 7, kind: 'choose', label: 'Semangat 😊' },
          { line: 8, kind: 'after', length: 86_400_000 },
          { line: 9, kind: 'them', text: '0812' },
          { line: 10, kind: 'send', media: 'voice' },
          { line: 11, kind: 'bot', texts: ['Terima kasih'] },
          { line: 12, kind: 'bot', texts: [] },
        ],
        results: { mood: 'heavy', days: 3 },
        tasks: ['Kunjungi Siti Aminah'],
        notified: null,
        status: 'completed',
      },
      expect.objectContaining({ line: 16, start: 'flow', now: '2025-05-05T08:00:00+07:00', tasks: null }),
    ]);
  });

  it('has its faults at their places', () => {
    expect(
      lines(`tests:
  - it: salah
    talk:
      - them: kabar
        bot: Halo
      - after: soon
      - thm: kabar
      - send: stiker
    status: done
    contact: { role: teacher, langage: id }
  - talk: []
`),
    ).toEqual([
      expect.stringContaining('x.test.yaml:4:9: error: tests.talk: each line is one of'),
      expect.stringContaining('x.test.yaml:6:16: error: tests.talk.after: must be a duration'),
      expect.stringContaining('x.test.yaml:7:9: error: there is no "thm" here; did you mean "them"?'),
      expect.stringContaining('x.test.yaml:8:15: error: tests.talk.send: must be voice'),
      expect.stringContaining('x.test.yaml:9:13: error: tests.status: must be waiting'),
      expect.stringContaining('x.test.yaml:10:22: error: tests.contact.role: must be'),
      expect.stringContaining(
        'x.test.yaml:10:31: error: there is no "langage" here; did you mean "language"?',
      ),
      expect.stringContaining('x.test.yaml:11:5: error: tests.it: must be a text'),
      expect.stringContaining('x.test.yaml:11:11: error: tests.talk: needs at least one line'),
    ]);
  });

  it.each(['', 'tests:', 'tests: []', '- a', 'tests: [', 'tests: *a'])('is refused as %j', (text) => {
    const { transcripts, faults } = readTranscripts({ file: 'x.test.yaml', text });
    expect(transcripts).toEqual([]);
    expect(faults.length).toBeGreaterThan(0);
  });
});
