import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page } from 'playwright-core';
import { createProgramProcess, type ProgramProcess, testToken } from './program-process.ts';
import { openBrowser } from './servers/open-browser.ts';

/** A program of its own, and its console as a coordinator with a small phone sees it. */
export interface OpenConsole {
  readonly program: ProgramProcess;
  /** Signed in, without scripts. */
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** How wide and high the phone is, in CSS pixels. */
export const smallPhone = { width: 360, height: 640 };

/** Starts a program with these people, a table as CSV, and opens its console. */
export async function openConsole(people: string): Promise<OpenConsole> {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-console-'));
  const program = await createProgramProcess({ DATA_DIR: join(folder, 'data'), QUIET_HOURS: 'off' });
  await program.start();
  await program.postText('/api/contacts/import', people);
  const browser = await openBrowser();
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: smallPhone });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${program.url}/sign-in?token=${testToken}`);
  return {
    program,
    page,
    close: async () => {
      await browser.close();
      await program.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
