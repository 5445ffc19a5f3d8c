import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { type Forecast } from '../import/forecast.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

const shape = z.object({
  csv: z.string(),
  forecast: z.record(
    z.string(),
    z.object({ was: z.record(z.string(), z.string()).nullable(), notes: z.array(z.string()) }),
  ),
});

/** A table with what its preview said. */
export interface KeptTable {
  readonly csv: string;
  readonly forecast: Forecast;
}

/** All that it unpacks to, in bytes: a table of the largest size, and as much again for what was said of it. */
const largest = 40_000_000;

/**
 * Packs a table for the form that confirms it. So it lies nowhere but on the page of whoever looks at it: a restart or
 * another process changes nothing, and nothing of it is left here.
 */
export async function keepTable(table: KeptTable): Promise<string> {
  return (await pack(JSON.stringify(table))).toString('base64url');
}

/** What was packed; undefined where it did not come back whole. */
export async function findKeptTable(kept: string): Promise<KeptTable | undefined> {
  try {
    const json = await unpack(Buffer.from(kept, 'base64url'), { maxOutputLength: largest });
    return shape.parse(JSON.parse(json.toString('utf8')));
  } catch {
    return undefined;
  }
}
