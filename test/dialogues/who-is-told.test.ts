import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { openTalk, type Talk } from '../support/engine-world.ts';

function talkOf(flow: string, companion: string | null): Talk {
  const source = readFileSync(`flows/${flow}.yaml`, 'utf8').replace(/^ {2}- every: .*$/mu, '');
  return openTalk({ flows: { [flow]: source }, contact: { companion, name: 'Siti' } });
}

describe('what families are promised by the flows that come with the product', () => {
  it.each([
    ['semangat-mingguan', ['kabar', '3']],
    ['sekolah', ['sekolah', '2', 'sepatunya rusak']],
    ['hari-posyandu', ['timbang', '2']],
    ['pertemuan-bulanan', ['pertemuan', '3']],
  ])('%s names the companion only to whoever has one', (flow, said) => {
    const last = (companion: string | null): string => {
      const talk = talkOf(flow, companion);
      return said.flatMap((text) => talk.hear(text)).join('\n');
    };
    expect(last('wati')).toMatch(/Pendamping/u);
    expect(last(null)).toMatch(/Petugas/u);
    expect(last(null)).not.toMatch(/Pendamping/u);
  });

  it('a story that somebody is said to read reaches the companion, and LEWATI nobody', () => {
    const told = (story: string): readonly string[] => {
      const talk = talkOf('semangat-mingguan', 'wati');
      ['kabar', '3', story].forEach((text) => talk.hear(text));
      return talk.effects('notify').map(({ text }) => text);
    };
    expect(told('suami saya sakit')).toContain('Siti bercerita: "suami saya sakit"');
    expect(told('lewati')).toHaveLength(1);
  });
});
