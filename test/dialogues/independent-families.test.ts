import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { type Contact } from '../../src/domain/contact/contact.ts';
import { type Manners } from '../../src/engine/world.ts';
import { usualSettings } from '../../src/flowfile/settings/settings.ts';
import { openTalk, type Talk } from '../support/engine-world.ts';
import { agreed, monday } from '../support/somebody.ts';

const flows = Object.fromEntries(
  readdirSync('flows')
    .flatMap((name) => /^(?!programme|calendar)([^.]+)\.yaml$/u.exec(name)?.[1] ?? [])
    .map((name) => [name, readFileSync(`flows/${name}.yaml`, 'utf8')]),
);
const noCare: Manners['care'] = { silence: null, visits: [] };
const lived = { progress_on: '2025-04-01', posyandu: '2025-06-10', pupils: 2 };

function family(fields: Contact['fields'], more: Partial<Contact> = {}, care = noCare): Talk {
  const manners = { consent: true, care };
  const talk = openTalk({
    flows,
    manners,
    now: monday + 1,
    contact: { ...agreed, companion: 'wati', fields, ...more },
  });
  talk.happen({ kind: 'handback' });
  return talk;
}

/** What came by itself within so many days to somebody who puts everything off: the flows, each with its day. */
function came(talk: Talk, days: number): readonly string[] {
  talk.forget();
  for (let passed = 0; passed < days; passed++) {
    talk.pass('1d');
    for (let count = 0; talk.contact().session !== null && count < 10; count++) {
      talk.hear(count === 0 ? 'nanti' : 'lewati');
    }
  }
  return talk
    .effects('session')
    .filter(({ status }) => status === 'active')
    .map(({ flow, at }) => `${Math.floor((at - monday) / 86_400_000)} ${flow}`);
}

it('a family that needs no aid any more hears only how it fares, after three, six and twelve months', () => {
  const talk = family({ ...lived, independent_on: '2025-05-05' });
  expect(came(talk, 400)).toEqual(['90 setelah-mandiri', '180 setelah-mandiri', '365 setelah-mandiri']);
});

it('a family that still needs it is asked as ever', () => {
  const asked = new Set(came(family(lived), 100).map((each) => each.split(' ')[1]));
  expect([...asked].sort()).toEqual([
    'hari-posyandu',
    'kemajuan-keluarga',
    'kepuasan',
    'sekolah',
    'semangat-mingguan',
  ]);
});

it('a family that needs no aid any more still gets what it asks for', () => {
  const talk = family({ ...lived, independent_on: '2025-05-05' });
  expect(talk.hear('kabar')).toEqual([expect.stringContaining('Bagaimana semangatnya')]);
});

it('a family that takes it back is greeted again, and asked a month later how it gets on', () => {
  const talk = family({ ...lived, independent_on: '2024-05-05' });
  came(talk, 120);
  talk.hear('belum mandiri');
  talk.hear('tidak usah');
  const again = came(talk, 35);
  expect(again).toContain('150 kemajuan-keluarga');
  expect(again.filter((each) => each.endsWith('semangat-mingguan')).length).toBeGreaterThan(3);
  expect(talk.contact().fields['independent_on'] ?? '').toBe('');
});

it('nobody is sent to a family that needs no aid any more because it is silent', () => {
  const { care } = usualSettings.manners;
  const silent = (fields: Contact['fields']): number => {
    const talk = family(fields, {}, care);
    talk.pass('40d');
    return talk.effects('task').filter(({ sort }) => sort === 'silence').length;
  };
  expect(silent({ independent_on: '2025-05-05' })).toBe(0);
  expect(silent({})).toBe(2);
});

it('a family that wrote KEMAJUAN of its own is asked again three months later', () => {
  const talk = family({}, { createdAt: monday - 200 * 86_400_000 });
  talk.pass('3h');
  talk.hear('kemajuan');
  for (let count = 0; talk.contact().session !== null && count < 10; count++) {
    talk.hear('lewati');
  }
  expect(came(talk, 100).filter((each) => each.endsWith('kemajuan-keluarga'))).toEqual([
    '90 kemajuan-keluarga',
  ]);
});
