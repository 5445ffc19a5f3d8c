import { readFileSync } from 'node:fs';
import { Refusal } from './refusal.ts';

/** What a JSON file holds; refuses, in plain words, one that is absent or no JSON. */
export function readJsonFile(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Refusal(`there is no file ${file} that can be read`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (fault) {
    throw new Refusal(`${file} is no JSON: ${fault instanceof Error ? fault.message : ''}`);
  }
}
