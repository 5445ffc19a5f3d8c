import { describe, expect, it } from '@jest/globals';
import { encode } from 'uqr';
import { createQrScreen, type QrScreen, type Terminal } from '../../../src/cli/qr-screen.ts';
import { qrsOnScreen } from '../../support/terminal/qr-on-screen.ts';
import { readQr } from '../../support/terminal/read-qr.ts';
import { readScreen, wordsOf } from '../../support/terminal/read-screen.ts';

/** As long as those of WhatsApp. */
const qr = (ref: string): string =>
  `https://wa.me/settings/linked_devices#2@${ref.padEnd(150, 'x')},${'k'.repeat(44)},${'i'.repeat(44)},${'s'.repeat(44)},1`;

interface Stage {
  readonly screen: QrScreen;
  written: string;
  /** The texts of the QRs that can be seen, from the top. */
  seen(): readonly string[];
  words(): readonly string[];
}

function stageOn(terminal: Partial<Terminal>): Stage {
  const out = {
    isTTY: true,
    columns: 120,
    rows: 60,
    ...terminal,
    write: (text: string) => (stage.written += text),
  };
  const stage: Stage = {
    written: '',
    screen: createQrScreen(out, (word) => word),
    seen: () =>
      qrsOnScreen(readScreen(stage.written)).map((rows) => {
        const modules = rows.slice(2, rows.length - 3).map((row) => row.slice(2, -2));
        return readQr(modules);
      }),
    words: () => readScreen(stage.written).map(wordsOf),
  };
  return stage;
}

describe('a QR in a terminal', () => {
  it.each([qr('a'), 'b', 'https://wa.me/6281234567890?text=halo', 'c'.repeat(400)])(
    'is the code of its text, black on white with a border, whatever colours the terminal has: %#',
    (text) => {
      const stage = stageOn({});
      stage.screen.show(text);
      const [seen = []] = qrsOnScreen(readScreen(stage.written));
      const { data, size } = encode(text, { border: 2 });
      // Two rows in each line: the last line has one row of border more.
      expect(seen).toEqual([...data, Array<boolean>(size).fill(false)]);
      expect(stage.seen()).toEqual([text]);
    },
  );

  it('fits into 80 columns', () => {
    const stage = stageOn({ columns: 80 });
    stage.screen.show(qr('a'));
    expect(Math.max(...stage.words().map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stage.seen()).toEqual([qr('a')]);
  });

  it('takes the place of the one before, and goes when none counts any more', () => {
    const stage = stageOn({});
    stage.screen.show(qr('a'));
    stage.screen.show(qr('b'));
    stage.screen.show(qr('c'));
    expect(stage.seen()).toEqual([qr('c')]);
    expect(stage.words().filter((line) => line === 'whatsapp_scan')).toHaveLength(1);
    stage.screen.show(null);
    expect(stage.words().join('')).toBe('');
  });

  it('leaves alone what others wrote meanwhile, and says there that it counts no more', () => {
    const stage = stageOn({});
    stage.screen.disturb();
    stage.screen.show(qr('a'));
    stage.screen.disturb();
    stage.written += 'a line of the log\n';
    stage.screen.show(qr('b'));
    expect(stage.seen()).toEqual([qr('a'), qr('b')]);
    stage.screen.disturb();
    stage.screen.show(null);
    expect(stage.words()).toEqual(expect.arrayContaining(['a line of the log', 'whatsapp_qr_over']));
    const before = stage.written;
    stage.screen.show(null);
    expect(stage.written).toBe(before);
  });

  it.each([{ rows: 24 }, { rows: 0, columns: 0 }])(
    'is drawn below where its place is not known: %j',
    (size) => {
      const stage = stageOn(size);
      stage.screen.show(qr('a'));
      stage.screen.show(qr('b'));
      expect(stage.seen()).toEqual([qr('a'), qr('b')]);
    },
  );

  it('is not torn apart by a narrow terminal, which is told to be one', () => {
    const stage = stageOn({ columns: 40 });
    stage.screen.show(qr('a'));
    stage.screen.show(qr('b'));
    expect(stage.seen()).toEqual([]);
    expect(stage.words()).toEqual(['whatsapp_qr_narrow', '']);
  });

  it('is not written where nobody looks', () => {
    const stage = stageOn({ isTTY: false });
    stage.screen.show(qr('a'));
    stage.screen.show(null);
    expect(stage.written).toBe('');
  });
});
