import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { misspeltSettings } from '../../../src/cli/misspelt-settings.ts';
import { settingNames } from '../../../src/config.ts';

const remarksOn = (text: string) => misspeltSettings(text, settingNames);

describe('a file .env', () => {
  it.each([
    ['TELEGRAM_BOT_TOKN=1:a', 'TELEGRAM_BOT_TOKEN'],
    ['export TELEGRAM-BOT-TOKEN = 1:a', 'TELEGRAM_BOT_TOKEN'],
    ['quiet_hours=off', 'QUIET_HOURS'],
    ['PORT=3000\r\nQUITE_HOURS=off\r\n', 'QUIET_HOURS'],
  ])('names what is nearly a setting, and which: %s', (text, meant) => {
    expect(remarksOn(text)).toEqual([expect.stringContaining(`did you mean ${meant}?`)]);
  });

  it('names a setting that has no =', () => {
    expect(remarksOn('TELEGRAM_BOT_TOKEN: 1:a')).toEqual([
      'TELEGRAM_BOT_TOKEN is passed over; write TELEGRAM_BOT_TOKEN=… with a =',
    ]);
  });

  it('leaves alone what is right, what is a comment and what other programs take', () => {
    expect(remarksOn('PORT=3000\n#PROT=1\nCOMPOSE_PROJECT_NAME=semangat\nNODE_ENV=production\n')).toEqual([]);
    expect(remarksOn(readFileSync('.env.example', 'utf8').replaceAll(/^#(?=[A-Z])/gmu, ''))).toEqual([]);
  });
});
