import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { readWorkbook } from '../../../../src/flowfile/sheet/read-workbook.ts';
import { writeWorkbook } from '../../../../src/flowfile/sheet/write-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'semangat-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** An archive of one file, of which it says nothing true but its name and how long it is packed. */
function archiveOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30);
  const listed = Buffer.alloc(46 + name.length);
  listed.writeUInt32LE(0x02014b50, 0);
  listed.writeUInt16LE(8, 10);
  listed.writeUInt32LE(packed.length, 20);
  listed.writeUInt16LE(name.length, 28);
  listed.write(name, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, listed, end]);
}

async function faultOf(sheet: string | Buffer): Promise<string> {
  const file = join(folder, 'x.xlsx');
  writeFileSync(file, archiveOf('xl/worksheets/sheet1.xml', Buffer.from(sheet)));
  return (await readWorkbook(file)).fault?.text ?? '';
}

describe('an Excel file', () => {
  it('that unpacks to more than anybody writes is refused before that fills the memory', async () => {
    expect(await faultOf(Buffer.alloc(101_000_000, ' '))).toContain('unpacks to more than 100 MB');
  });

  it('with a cell a million rows down is refused, and one with a mere format there is not', async () => {
    const cell = (at: string, inside: string) => `<sheetData><row><c r="${at}"${inside}</row></sheetData>`;
    expect(await faultOf(cell('ZZ1048576', ' t="inlineStr"><is><t>x</t></is></c>'))).toContain('far away');
    expect(await faultOf(cell('ZZ1048576', ' s="1"/>'))).toContain('no Excel file that can be read');
    const file = join(folder, 'y.xlsx');
    await writeWorkbook(file, [{ name: 'a', rows: [['id'], [], ['x']] }]);
    expect((await readWorkbook(file)).fault).toBeNull();
  });

  it('saved as CSV may say on its first line what separates its cells', async () => {
    const file = join(folder, 'z.csv');
    writeFileSync(file, '\uFEFFsep=;\r\nid;teks, juga\r\na;"Halo; apa kabar"\r\n');
    expect(await readWorkbook(file)).toMatchObject({
      sheets: [
        {
          name: 'z',
          rows: [
            ['id', 'teks, juga'],
            ['a', 'Halo; apa kabar'],
          ],
        },
      ],
    });
  });
});
