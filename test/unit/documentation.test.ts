import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { usage } from '../../src/cli/usage.ts';

const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md'),
);

/** What a page says outside of its blocks of code. */
function proseOf(page: string): string {
  return readFileSync(page, 'utf8').replace(/^```[^]*?^```$/gmu, '');
}

/** The anchors of a page's headings, as the hosting sites make them. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = proseOf(page).matchAll(/^#+ (.+)$/gmu);
  return new Set(
    [...headings].map(([, words = '']) =>
      words
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_ -]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  return existsSync(target) && (anchor === undefined || anchorsOf(target).has(anchor));
}

describe('documentation', () => {
  it.each(pages)('each link of %s leads to a page and heading that is there', (page) => {
    const links = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/gu)].map(([, link = '']) => link);

    expect(links.filter((link) => !/^https?:/u.test(link) && !leadsSomewhere(page, link))).toEqual([]);
  });

  it('README explains each variable that the program reads', () => {
    const read = readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gmu);
    const variables = [...read].map(([, name = '']) => name);
    const readme = readFileSync('README.md', 'utf8');

    expect(variables).toContain('DATA_DIR');
    expect(variables.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('the reference lists each command that the program has', () => {
    const reference = readFileSync('docs/reference.md', 'utf8');
    const commands = [...usage.matchAll(/^ {2}(?=\S)((?:[a-z-]+,? )+)/gmu)].flatMap(([, words = '']) =>
      words.trim().split(', '),
    );

    expect(commands).toContain('flows check');
    expect(commands.filter((command) => !reference.includes(`\`${command}`))).toEqual([]);
  });
});
