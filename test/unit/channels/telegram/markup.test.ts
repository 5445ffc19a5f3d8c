import { describe, expect, it } from '@jest/globals';
import { readMarkup } from '../../../../src/channels/telegram/markup.ts';
import { renderHtml } from '../../../../src/channels/telegram/render-html.ts';

describe('markup', () => {
  it.each([
    ['*Hebat*, Bu!', '<b>Hebat</b>, Bu!'],
    ['ini _penting_.', 'ini <i>penting</i>.'],
    ['*dua kata* dan *lagi*', '<b>dua kata</b> dan <b>lagi</b>'],
    ['*_keduanya_*', '<b><i>keduanya</i></b>'],
    ['*a _b* c_', '<b>a </b><b><i>b</i></b><i> c</i>'],
    ['("*x*")', '("<b>x</b>")'],
    ['*a < b & c*', '<b>a &lt; b &amp; c</b>'],
  ])('%s becomes %s', (source, html) => {
    expect(renderHtml(readMarkup(source))).toBe(html);
  });

  it.each([
    '5 * 3 * 2',
    'a_b_c dan d_e',
    'https://contoh.id/_x_/y_z_',
    '*tidak ditutup',
    '* satu\n* dua',
    'Nama: ____',
    '**',
    '*satu\ndua*',
    'kata*tebal*kata',
    '<b>bukan</b> &amp;',
  ])('leaves %p as it is', (source) => {
    expect(readMarkup(source).text).toBe(source);
  });

  it('is clipped, and complete again, in each stretch of a text', () => {
    const marked = readMarkup('*satu dua*');
    expect([renderHtml(marked, 0, 4), renderHtml(marked, 5)]).toEqual(['<b>satu</b>', '<b>dua</b>']);
  });
});
