import { afterAll, beforeAll } from '@jest/globals';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFolder } from '../../src/flowfile/load-folder.ts';

/** What is said of a flow, each as `line:column level: text`. */
interface Said {
  readonly faults: readonly string[];
  readonly hints: readonly string[];
}

/**
 * A folder for the tests of a file with a flow `lain`, a field and a sound, in which drafts are read: each with its
 * translations into Javanese.
 */
export function useFlowFolder(): (text: string, jv?: string) => Said {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-'));
  beforeAll(() => {
    mkdirSync(join(folder, 'media'));
    mkdirSync(join(folder, 'locales', 'jv'), { recursive: true });
    mkdirSync(join(folder, 'packaged', 'id'), { recursive: true });
    copyFileSync(join('locales', 'id', 'system.yaml'), join(folder, 'packaged', 'id', 'system.yaml'));
    writeFileSync(join(folder, 'media', 'ada.ogg'), '');
    writeFileSync(join(folder, 'programme.yaml'), 'fields: { anak: { type: number } }\n');
    const other =
      'triggers: [{ keyword: lain }]\nsteps: [{ ask: Ya?, id: boleh, answer: yes_no, timeout: { after: 1d } }]\n';
    writeFileSync(join(folder, 'lain.yaml'), other);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  return (text, jv = '') => {
    writeFileSync(join(folder, 'locales', 'jv', 'uji.yaml'), jv);
    const { faults, hints: more } = loadFolder({
      flows: folder,
      locales: join(folder, 'locales'),
      media: join(folder, 'media'),
      packaged: join(folder, 'packaged'),
      drafts: [{ name: 'uji.yaml', text: text.replace('¦', '') }],
    });
    const tell = (each: (typeof faults)[number]) => `${each.line}:${each.column} ${each.level}: ${each.text}`;
    const told = /no transcript test|no jv translation/u;
    return { faults: faults.map(tell).filter((line) => !told.test(line)), hints: more.map(tell) };
  };
}
