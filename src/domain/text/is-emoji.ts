const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** Whether a text is one emoji and nothing else, so that it can be a reaction. */
export function isEmoji(text: string): boolean {
  const [first, ...more] = segmenter.segment(text);
  return (
    more.length === 0 && /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}/u.test(first?.segment ?? '')
  );
}
