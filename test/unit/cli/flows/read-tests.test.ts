import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testsWithoutFlow } from '../../../../src/cli/flows/read-tests.ts';

describe('tests beside which no flow lies', () => {
  it('are named, since they would never be played', () => {
    const folder = mkdtempSync(join(tmpdir(), 'semangat-'));
    for (const name of ['kabar.yaml', 'kabar.test.yaml', 'kabr.test.yaml', 'catatan.yaml']) {
      writeFileSync(join(folder, name), '');
    }
    expect(testsWithoutFlow(folder)).toEqual([join(folder, 'kabr.test.yaml')]);
  });

  it('are none in a folder that is not there', () => {
    expect(testsWithoutFlow(join(tmpdir(), 'semangat-nowhere'))).toEqual([]);
  });
});
