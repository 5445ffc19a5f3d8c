import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { parseEnv } from 'node:util';
import { misspeltSettings } from './misspelt-settings.ts';
import { Refusal } from './refusal.ts';

/**
 * Takes the settings of a file `.env` where there is one; what the environment says itself counts more. Editors of
 * Windows put a mark before the first letter, or two bytes for each: the first is passed over, the other refused.
 * Answers with what is probably misspelt in it.
 */
export function readEnvFile(settings: readonly string[], file = '.env'): readonly string[] {
  if (!existsSync(file)) {
    return [];
  }
  const text = readText(file);
  for (const [name, value] of Object.entries(parseEnv(text))) {
    process.env[name] ??= value;
  }
  return misspeltSettings(text, settings).map((remark) => `${file}: ${remark}`);
}

function readText(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Refusal(`${file} cannot be read; make it a file that this user may read, or remove it`);
  }
  if (/[\0\uFFFD]/u.test(text)) {
    throw new Refusal(`${file} is no plain text; save it again in your editor with the encoding UTF-8`);
  }
  return text.replace(/^\uFEFF/u, '');
}
