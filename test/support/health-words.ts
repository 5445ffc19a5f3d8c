import { healthWordsOf } from '../../src/assembly/health-words-of.ts';

/** What is said of channels in Indonesian. */
export const healthWords = healthWordsOf({ localesDir: 'locales', language: 'id' });
