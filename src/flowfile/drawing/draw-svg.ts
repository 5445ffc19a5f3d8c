import { END, type Program, type Step, type Target } from '../../engine/program.ts';
import { branchesOf } from '../checks/branches-of.ts';
import { describeStep } from './describe-step.ts';
import { describeBranch } from './draw-mermaid.ts';
import { assignLanes } from './svg-lanes.ts';

/** A way on from a step: where it begins, where it leads. */
interface Way {
  readonly y: number;
  readonly to: string;
  readonly label: string;
  /** Taken by time or by a misunderstanding. */
  readonly dashed: boolean;
}

/** A step, or an end, as a box in the column. */
interface Box {
  readonly name: string;
  readonly top: number;
  readonly height: number;
  readonly head: string;
  readonly lines: readonly string[];
  readonly ways: readonly Way[];
}

const left = 20;
const width = 400;
const line = 18;
const gap = 26;
const pad = 10;
const laneStep = 14;
const letters = 52;
const longest = 600;
const colours = ['#1b6e4b', '#2a5db0', '#9a4f00', '#7a2f8f', '#a32638', '#00707a', '#5c5c00', '#444444'];

/**
 * Flows as one picture: the steps of each in a column, as they are written, with their texts and answers; the ways to
 * other steps run beside it, those to the same step in one lane of one colour.
 */
export function drawSvg(programs: readonly Program[]): string {
  let top = pad;
  let widest = 0;
  const drawn = programs.map((program) => {
    const flow = drawFlow(program, top);
    top = flow.bottom;
    widest = Math.max(widest, flow.right);
    return flow.svg;
  });
  const [w, h] = [widest + left, top + pad];
  const size = `width="${w}" height="${h}" viewBox="0 0 ${w} ${h}"`;
  const font = 'font-family="system-ui, sans-serif" font-size="13"';
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${font}>\n<rect width="100%" height="100%" fill="#fff"/>\n${drawn.join('')}</svg>\n`;
}

function drawFlow(program: Program, top: number) {
  const { title, id } = program;
  const boxes = layOut(program, top + 2 * line);
  const tops = new Map(boxes.map((box) => [box.name, box.top]));
  const ways = boxes.flatMap((box, index) =>
    box.ways.map((way) => ({ ...way, down: way.label === '' && way.to === boxes[index + 1]?.name, box })),
  );
  const beside = ways.filter(({ down }) => !down);
  const lanes = assignLanes(beside.map(({ y, to }) => ({ to, ys: [y, tops.get(to) ?? y] })));
  const lines = ways.map(({ y, to, dashed, down, box }) => {
    const entry = (tops.get(to) ?? y) + pad;
    if (down) {
      const [x, from] = [left + width / 2, box.top + box.height];
      return arrow(`M${x} ${from}V${entry - pad}`, '#444444', false);
    }
    const lane = lanes.get(to) ?? 0;
    const edge = left + width;
    const path = `M${edge} ${y}H${edge + 24 + lane * laneStep}V${entry}H${edge}`;
    return arrow(path, colours[lane % colours.length] ?? '', dashed);
  });
  const last = boxes.at(-1);
  return {
    svg: [text(left, top + line, title === id ? id : `${title} (${id})`, 'font-weight="700" font-size="16"')]
      .concat(lines, boxes.map(drawBox))
      .map((each) => `${each}\n`)
      .join(''),
    bottom: (last ? last.top + last.height : top) + gap,
    right: left + width + 24 + lanes.size * laneStep,
  };
}

/** The steps below one another, and the ends that they lead to. */
function layOut({ steps }: Program, from: number): readonly Box[] {
  let top = from;
  const boxes = steps.map((step, index) => {
    const box = boxOf(step, index, top);
    top += box.height + gap;
    return box;
  });
  const ends = ['end', 'expired'].filter((name) =>
    boxes.some(({ ways }) => ways.some(({ to }) => to === name)),
  );
  return [
    ...boxes,
    ...ends.map((name, index) => {
      const place = top + index * (2 * line + gap);
      return { name, top: place, height: 2 * line, head: name, lines: [], ways: [] };
    }),
  ];
}

function boxOf(step: Step, index: number, top: number): Box {
  const name = `s${index}`;
  const head = `${step.verb}${step.key === '' ? '' : ` · ${step.key}`}`;
  const said = describeStep(step, longest);
  const lines = said === step.verb ? [] : wrap(said);
  let y = top + pad + (1 + lines.length) * line;
  const ways = branchesOf(step).map((branch): Way => {
    const label = describeBranch(branch);
    y += label === '' ? 0 : line;
    const dashed = branch.kind === 'timeout' || branch.kind === 'invalid';
    return { y: y - 4, to: nameOf(branch.to), label, dashed };
  });
  return { name, top, height: y + pad - top, head, lines, ways };
}

function nameOf(to: Target | null): string {
  return to === null ? 'expired' : to === END ? 'end' : `s${to}`;
}

function drawBox({ top, height, head, lines, ways }: Box): string {
  const colour = head.startsWith('ask') ? '#fff6df' : head.startsWith('if') ? '#eef0fb' : '#f1f8f4';
  const frame = `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="8" fill="${colour}" stroke="#777"/>`;
  const said = lines.map((each, index) => text(left + pad, top + pad + (index + 1) * line + 12, each));
  const labels = ways
    .filter(({ label }) => label !== '')
    .map(({ y, label }) => text(left + width - pad, y + 4, `${label} →`, 'text-anchor="end" fill="#333"'));
  return [
    frame,
    text(left + pad, top + pad + 12, head, 'fill="#666" font-size="11"'),
    ...said,
    ...labels,
  ].join('\n');
}

function arrow(path: string, colour: string, dashed: boolean): string {
  const [, x = '', y = ''] = /(?:M([\d.]+) [\d.]+)V([\d.]+)$/.exec(path) ?? [];
  const [, , endY = '', endX = ''] = /(V)([\d.]+)H([\d.]+)$/.exec(path) ?? [];
  const head = x === '' ? `M${endX} ${endY}l7 -4v8z` : `M${x} ${y}l-4 -7h8z`;
  const dash = dashed ? ' stroke-dasharray="5 4"' : '';
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.5"${dash}/><path d="${head}" fill="${colour}"/>`;
}

function text(x: number, y: number, words: string, how = ''): string {
  const safe = words.replaceAll(/[<>&"]/gu, (letter) => `&#${letter.codePointAt(0)};`);
  return `<text x="${x}" y="${y}"${how === '' ? '' : ` ${how}`}>${safe}</text>`;
}

/** In lines that fit a box; a word that is longer is broken. */
function wrap(words: string): readonly string[] {
  const lines: string[] = [];
  for (const word of words.match(new RegExp(`\\S{1,${letters}}`, 'gu')) ?? []) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
