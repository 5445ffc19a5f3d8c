import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { openTalk, type Talk } from '../support/engine-world.ts';
import { agreed, monday } from '../support/somebody.ts';

const texts = readdirSync('flows')
  .filter((name) => /^[^.]+\.yaml$/u.test(name) && !/^(?:programme|calendar)\./u.test(name))
  .map((name) => [name.replace('.yaml', ''), readFileSync(`flows/${name}`, 'utf8')] as const);
const flows = Object.fromEntries(texts);

/** Of a family of whom nothing is known yet. */
const family = (): Talk => openTalk({ flows, now: monday, contact: { ...agreed, companion: 'wati' } });

describe('what flows that come by themselves ask for', () => {
  it('is written down by a flow, or by staff who know the day', () => {
    const all = texts.map(([, text]) => text).join('\n');
    const byStaff = ['independent_on', 'meeting', 'posyandu'];
    const asked = [...all.matchAll(/(?:every|after):.*?\n? *\{[^}]*\}/gu)].flatMap(([trigger]) =>
      [...trigger.matchAll(/fields\.(\w+)/gu)].flatMap(([, name]) => name ?? []),
    );
    const set = new Set([...all.matchAll(/contact\.fields\.(\w+):/gu)].map(([, name]) => name));
    expect(asked).toEqual(expect.arrayContaining(['pupils', 'posyandu', 'progress_on', 'independent_on']));
    expect(asked.filter((name) => !set.has(name) && !byStaff.includes(name))).toEqual([]);
  });

  it('asks about school each month where the questionnaire says that there are pupils, until there are none', () => {
    const talk = family();
    talk.hear('kuesioner');
    ['4', '2', ...Array.from({ length: 5 }, () => 'lewati')].forEach((said) => talk.hear(said));
    expect(talk.contact()).toMatchObject({ fields: { pupils: 2 }, session: null });
    talk.hear('sekolah');
    talk.hear('tidak ada anak');
    expect(talk.contact()).toMatchObject({ fields: { pupils: 0 }, session: null });
  });

  it('takes a no for no pupils', () => {
    const talk = family();
    ['kuesioner', '4', 'tidak ada'].forEach((said) => talk.hear(said));
    expect(talk.contact().fields).toEqual({ pupils: 0 });
  });
});
