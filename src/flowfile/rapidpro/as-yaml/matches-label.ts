/** The words of a text as router tests see them: each symbol is a word of its own. */
const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{M}\p{L}\p{N}_']+|\p{S}/gu) ?? [];

const tests: {
  readonly [test: string]: (said: readonly string[], asked: readonly string[]) => boolean;
} = {
  has_any_word: (said, asked) => asked.some((word) => said.includes(word)),
  has_all_words: (said, asked) => asked.every((word) => said.includes(word)),
  has_phrase: (said, asked) => ` ${said.join(' ')} `.includes(` ${asked.join(' ')} `),
  has_only_phrase: (said, asked) => said.join(' ') === asked.join(' '),
};

/** Whether a button with this label passes a test of words; undefined for tests of other things. */
export function matchesLabel(test: string, argument: string, label: string): boolean | undefined {
  if (test === 'has_only_text') {
    return argument === label;
  }
  const passes = Object.hasOwn(tests, test) ? tests[test] : undefined;
  return passes?.(wordsOf(label), wordsOf(argument));
}

/** What else a button can be called by who writes: the words of a test for any of them, else the whole argument. */
export function furtherWords(asked: { readonly type: string; readonly words: string }): readonly string[] {
  return asked.type === 'has_any_word' ? wordsOf(asked.words) : [asked.words];
}
