import { describe, expect, it } from '@jest/globals';
import { openTalk } from '../../../support/engine-world.ts';

const flows = {
  warung:
    'steps:\n  - ask: Foto?\n    id: foto\n    answer: image\n  - ask: Hari?\n    id: hari\n    answer: integer\n  - say: "@results.hari"',
  angka: 'steps:\n  - ask: Hari?\n    id: hari\n    answer: integer\n  - say: "@results.hari"',
};

const photo = (ref: string) => ({ kind: 'image', ref, name: null, mime: null, bytes: 5 }) as const;
const of = (album: string, ref: string) => ({ album, media: [photo(ref)] });

describe('pictures that were sent at once', () => {
  it('are one answer, though the next question was out before the others came', () => {
    const talk = openTalk({ flows });
    talk.start('warung');
    expect(talk.hear(of('a', 'telegram:1'))).toEqual(['Hari?']);
    expect(['2', '3', '4', '5'].flatMap((each) => talk.hear(of('a', `telegram:${each}`)))).toEqual([]);
    const { media, value, version } = talk.effects('record').at(-1) ?? {};
    expect(media).toHaveLength(5);
    expect([value, version]).toEqual(['image', 5]);
    expect(talk.hear('3')).toEqual(['3']);
  });

  it('are one with the answer that the first of them came in time for', () => {
    const talk = openTalk({ flows });
    talk.start('warung');
    talk.holdNetwork();
    talk.hear({ media: [photo('telegram:1')] });
    talk.hear(of('a', 'telegram:2'));
    talk.releaseNetwork();
    expect(talk.hear(of('a', 'telegram:3'))).toEqual([]);
    expect(talk.effects('record').at(-1)?.media).toHaveLength(3);
  });

  it('change nothing in what was answered while the last of them were on their way', () => {
    const talk = openTalk({ flows });
    talk.start('warung');
    talk.hear(of('a', 'telegram:1'));
    talk.hear('3');
    expect(talk.hear(of('a', 'telegram:2'))).toEqual([]);
    expect(talk.effects('record').at(-1)).toMatchObject({ value: 3, media: [] });
    expect(talk.effects('heard').at(-1)?.message.media).toEqual([photo('telegram:2')]);
  });

  it('are one invalid answer', () => {
    const talk = openTalk({ flows });
    talk.start('angka');
    expect(talk.hear(of('a', 'telegram:1'))).toEqual(['<invalid_integer>', 'Hari?']);
    expect(['2', '3', '4'].flatMap((each) => talk.hear(of('a', `telegram:${each}`)))).toEqual([]);
    expect(talk.hear('3')).toEqual(['3']);
  });

  it('are told once that nobody reads them', () => {
    const talk = openTalk({ flows });
    expect(talk.hear(of('a', 'telegram:1'))).toEqual(['<not_understood>']);
    expect(talk.hear(of('a', 'telegram:2'))).toEqual([]);
    expect(talk.hear(of('b', 'telegram:3'))).toEqual(['<not_understood>']);
  });

  it('all go to the companion', () => {
    const talk = openTalk({ flows, contact: { companion: 'w1' } });
    talk.hear(of('a', 'telegram:1'));
    talk.hear(of('a', 'telegram:2'));
    expect(talk.effects('relay')).toHaveLength(2);
  });

  it('answer a question that comes later as another album', () => {
    const talk = openTalk({ flows });
    talk.start('warung');
    talk.hear(of('a', 'telegram:1'));
    talk.hear('3');
    talk.start('warung');
    expect(talk.hear(of('b', 'telegram:2'))).toEqual(['Hari?']);
  });
});
