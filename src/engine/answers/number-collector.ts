import { createNumberBuilder } from './number-builder.ts';

/** A word, or a number whether it was written in digits or words; NaN for what makes no number. */
export type Item =
  { readonly kind: 'word'; readonly word: string } | { readonly kind: 'number'; readonly value: number };

/** Turns the words of a text into items, the number words of one number into one. */
export function createNumberCollector() {
  const items: Item[] = [];
  const builder = createNumberBuilder();
  let negative = false;
  const push = (value: number): void => {
    items.push({ kind: 'number', value: negative ? 0 - value : value });
    negative = false;
  };
  const close = (): void => {
    const value = builder.take();
    if (value !== null) {
      push(value);
    }
  };
  return {
    items: items as readonly Item[],
    builder,
    close,
    /** The next number is below zero. */
    minus: (): void => {
      close();
      negative = true;
    },
    /** What was told so far is no number. */
    spoil: (): void => {
      builder.take();
      push(Number.NaN);
    },
    /** A part of a number: of the one that is being told if it fits, else of the next. */
    part: (tell: () => boolean): void => {
      if (!tell()) {
        close();
        tell();
      }
    },
    word: (word: string): void => {
      close();
      negative = false;
      items.push({ kind: 'word', word });
    },
  };
}
