import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { openTalk } from '../support/engine-world.ts';

describe('the flows that come with the product, for somebody of whom nothing is known', () => {
  it.each([
    ['pertemuan-bulanan', ['pertemuan', 'bisa'], '1m'],
    ['sekolah', ['sekolah', '2'], '3d'],
    ['ucapan', ['ucapan'], '1m'],
    ['hari-posyandu', ['timbang', '1'], '1m'],
  ])('%s fails nowhere', (flow, said, after) => {
    const talk = openTalk({ flows: { [flow]: readFileSync(`flows/${flow}.yaml`, 'utf8') } });
    said.forEach((text) => talk.hear(text));
    talk.pass(after);
    expect(talk.contact().session).toBeNull();
    expect(talk.effects('incident')).toEqual([]);
  });
});
