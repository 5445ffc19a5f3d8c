import { type Browser, chromium } from 'playwright-core';
import { findServerBinary } from './find-server-binary.ts';
import { givenUri } from './given-uri.ts';

/** What keeps the browser to the page that is tested: nothing of its own goes over the network. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A microphone that hums and that nobody is asked for. */
const humming = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** Starts a real Chromium without a window, on a new profile of its own that goes when it is closed. */
export function openBrowser(): Promise<Browser> {
  const executablePath = givenUri('chromium') ?? findServerBinary('chromium');
  if (executablePath === undefined) {
    throw new Error('There is no chromium; run `npm run servers` first.');
  }
  return chromium.launch({
    executablePath,
    headless: true,
    chromiumSandbox: false,
    args: [...quiet, ...humming],
  });
}
