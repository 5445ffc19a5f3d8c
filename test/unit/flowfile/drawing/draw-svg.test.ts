import { describe, expect, it } from '@jest/globals';
import { drawSvg } from '../../../../src/flowfile/drawing/draw-svg.ts';
import { assignLanes } from '../../../../src/flowfile/drawing/svg-lanes.ts';
import { programOf } from '../../../support/script-of.ts';

const flow = `
steps:
  - ask: 'Bisa <datang> & "ikut"?'
    id: coming
    choices:
      - { label: Bisa }
      - { label: Tidak, goto: pity }
    timeout: { after: 36h }
    invalid: { goto: pity }
  - say: Sampai jumpa!
    goto: end
  - say: Sayang sekali. ${'Kata '.repeat(40)}
    id: pity
`;

describe('a flow as a picture', () => {
  const svg = drawSvg([programOf('posyandu', flow)]);

  it('shows every step with its whole text, and every answer', () => {
    for (const text of ['Sampai jumpa!', 'Bisa →', 'Tidak →', 'not understood →', 'no answer in 36h →']) {
      expect(svg).toContain(`>${text}<`);
    }
    expect(svg.match(/Kata/g)).toHaveLength(40);
    expect(svg).toContain('Bisa &#60;datang&#62; &#38; &#34;ikut&#34;?');
  });

  it('draws the ends that are come to, and dashes what time and misunderstanding do', () => {
    expect(svg).toContain('>end<');
    expect(svg).toContain('>expired<');
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(2);
  });

  it('draws no line of text wider than its box, and nothing outside the picture', () => {
    const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
    const ys = [...svg.matchAll(/ y="(\d+)"/g)].map(([, y]) => Number(y));
    expect(Math.max(...ys)).toBeLessThan(height);
    const lines = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text.length);
    expect(Math.max(...lines)).toBeLessThanOrEqual(80);
  });

  it('puts several flows below one another', () => {
    const two = drawSvg([programOf('satu', flow), programOf('dua', flow)]);
    expect(two.match(/font-weight="700"/g)).toHaveLength(2);
  });
});

describe('the lanes of ways', () => {
  it('keep ways to different places apart where they run side by side, and share what is free', () => {
    const lanes = assignLanes([
      { to: 'a', ys: [0, 10] },
      { to: 'b', ys: [5, 30] },
      { to: 'c', ys: [12, 20] },
      { to: 'a', ys: [3, 10] },
    ]);
    expect(Object.fromEntries(lanes)).toEqual({ c: 0, a: 0, b: 1 });
  });
});
