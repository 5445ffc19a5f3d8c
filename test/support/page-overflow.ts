import { type Page } from 'playwright-core';

/** By how many pixels a page is wider than the screen, once its style, which is a file of its own, is there. */
export async function pageOverflow(page: Page): Promise<number> {
  await page.waitForLoadState('load');
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
