import { inflateRawSync } from 'node:zlib';

/** All that a file unpacks to, in bytes; a sheet of 10,000 steps with long texts comes to a tenth. */
const largestUnpacked = 100_000_000;
/** Places for cells from the first to the last that holds something; what reads them makes room for each. */
const mostPlaces = 1_000_000;

const end = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const entryMark = 0x02014b50;
const deflated = 8;

/** A file in an archive. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Buffer;
}

/**
 * Why an Excel file is not to be read: a few kilobytes may unpack to gigabytes, or hold one cell a million rows down.
 * Undefined where its size is bearable. Throws on what is no archive.
 */
export function measureWorkbook(bytes: Buffer): string | undefined {
  let room = largestUnpacked;
  for (const { name, method, packed } of entriesOf(bytes)) {
    const unpacked = method === deflated ? inflate(packed, room) : packed;
    room -= unpacked?.length ?? Infinity;
    if (unpacked === undefined || room < 0) {
      return `the file unpacks to more than ${largestUnpacked / 1e6} MB; split it into several, and leave pictures out`;
    }
    if (/worksheets\/[^/]*\.xml$/iu.test(name) && placesOf(unpacked.toString('latin1')) > mostPlaces) {
      return 'a cell with something in it lies far away from the others; delete the rows and columns that are not needed';
    }
  }
  return undefined;
}

/** Undefined where there is more in it than room. */
function inflate(packed: Buffer, room: number): Buffer | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      return undefined;
    }
    throw error;
  }
}

/** What the list at the end of an archive names. */
function* entriesOf(bytes: Buffer): Generator<Entry> {
  const last = bytes.lastIndexOf(end);
  const count = bytes.readUInt16LE(last + 10);
  let at = bytes.readUInt32LE(last + 16);
  for (let each = 0; each < count && bytes.readUInt32LE(at) === entryMark; each += 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    yield {
      name: bytes.toString('latin1', at + 46, at + 46 + (nameLength ?? 0)),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.subarray(start, start + bytes.readUInt32LE(at + 20)),
    };
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
}

/** How many places there are between the first and the last row and column with anything in a cell. */
function placesOf(sheet: string): number {
  let [rows, columns] = [0, 0];
  const cells = /<(?:\w+:)?c\s[^>]*?\br\s*=\s*["'](?<column>[A-Z]{1,3})(?<row>\d{1,7})["'][^>]*>/gu;
  for (const { 0: tag, groups = {} } of sheet.matchAll(cells)) {
    if (!tag.endsWith('/>')) {
      rows = Math.max(rows, Number(groups['row']));
      columns = Math.max(columns, numberOf(groups['column'] ?? ''));
    }
  }
  return rows * columns;
}

function numberOf(letters: string): number {
  return Buffer.from(letters).reduce((sum, code) => sum * 26 + code - 64, 0);
}
