import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface Asked {
  readonly choices?: readonly { readonly label: string; readonly accept?: readonly string[] }[];
}

const { words } = parse(readFileSync('locales/id/system.yaml', 'utf8')) as {
  readonly words: { readonly stop: readonly string[] };
};
const flows = readdirSync('flows').filter((name) => /^(?!programme|calendar)[^.]+\.yaml$/u.test(name));

it.each(flows)('no choice of %s leads people to a word that stops everything', (name) => {
  const { steps } = parse(readFileSync(join('flows', name), 'utf8')) as { readonly steps: readonly Asked[] };
  const choices = steps.flatMap((step) => step.choices ?? []);
  const said = choices.flatMap(({ label, accept = [] }) => [...accept, ...label.toLowerCase().split(' ')]);
  expect(said.filter((word) => words.stop.includes(word))).toEqual([]);
});
