import { describe, expect, it } from '@jest/globals';
import { textOfHtml } from '../../telegram-server/html-text.ts';

describe('the text of HTML', () => {
  it('is without tags and escapes', () => {
    expect(textOfHtml('<b>a <i>b</i></b> 1 &lt; 2 &amp;&amp; "c"')).toBe('a b 1 < 2 && "c"');
  });

  it.each(['<b>a', 'a</b>', '<b>a</i>', '<p>a</p>', '1 < 2', '<b><i>a</b></i>'])(
    'is refused for %p',
    (html) => {
      expect(() => textOfHtml(html)).toThrow("can't parse entities");
    },
  );
});
