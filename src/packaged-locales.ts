import { fileURLToPath } from 'node:url';

/**
 * The locales that come with the product: beside `src` and, compiled, beside `dist`, so this file stays directly below.
 */
export const packagedLocales = fileURLToPath(new URL('../locales', import.meta.url));
