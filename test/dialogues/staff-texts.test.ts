import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface Told {
  readonly say?: string;
  readonly title?: string;
  readonly why?: string;
}

const flows = readdirSync('flows').filter(
  (name) => name.endsWith('.yaml') && !/\.test\.|^programme/.test(name),
);

/** What a flow tells those who walk beside the family, in the words of the flow file. */
function textsForStaff(name: string): readonly string[] {
  const { steps = [] } = parse(readFileSync(join('flows', name), 'utf8')) as {
    readonly steps?: readonly { readonly task?: Told; readonly notify?: Told }[];
  };
  return steps.flatMap(({ task, notify }) =>
    [task?.title, task?.why, notify?.say].filter((text) => text !== undefined),
  );
}

describe('what a shipped flow tells volunteers and coordinators', () => {
  it.each(readdirSync('locales').filter((language) => language !== 'id'))(
    'stays in the language of the flow, since %s is the language of the family',
    (language) => {
      const other = flows.flatMap((name) => {
        const path = join('locales', language, name);
        const texts = existsSync(path) ? (parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
        return textsForStaff(name).filter((text) => (texts[text] ?? text) !== text);
      });
      expect(other).toEqual([]);
    },
  );
});
