import { describe, expect, it } from '@jest/globals';
import { type Program } from '../../../../src/engine/program.ts';
import { drawMermaid } from '../../../../src/flowfile/drawing/draw-mermaid.ts';
import { readFlow } from '../../../../src/flowfile/flow/read-flow.ts';

function read(id: string, steps: string, title = id): Program {
  const { program, faults } = readFlow({ file: `${id}.yaml`, text: `title: '${title}'\nsteps:\n${steps}` });
  if (program === null) {
    throw new Error(JSON.stringify(faults));
  }
  return program;
}

const question = `
  - ask: 'Bisa datang?'
    id: coming
    choices:
      - { label: Bisa }
      - { label: Mungkin }
      - { label: Tidak, goto: pity }
    timeout: { after: 36h, goto: end }
    invalid: { goto: pity }
  - say: 'Sampai jumpa!'
    goto: end
  - say: 'Sayang sekali.'
    id: pity
`;

describe('a flow as Mermaid text', () => {
  it('leads each answer to its step, those to the same place together, time and misunderstanding dashed', () => {
    expect(drawMermaid([read('posyandu', question, 'Ingat posyandu')])).toBe(`flowchart TD
  subgraph f0["Ingat posyandu (posyandu)"]
    direction TB
    f0s0[/"Bisa datang?"/]
    f0s1["Sampai jumpa!"]
    f0s2["Sayang sekali."]
    f0end(["end"])
    f0s0 -->|"Bisa / Mungkin"| f0s1
    f0s0 -->|"Tidak"| f0s2
    f0s0 -.->|"not understood"| f0s2
    f0s0 -.->|"no answer in 36h"| f0end
    f0s1 --> f0end
    f0s2 --> f0end
  end
`);
  });

  it('shows what an if falls through to, and that a question expires', () => {
    const steps = `
  - if:
      - { when: '@(contact.fields.children > 2)', goto: end }
  - { ask: 'Siapa?', id: who, timeout: { after: 1w } }
`;
    const drawn = drawMermaid([read('satu', steps)]);
    expect(drawn).toContain('f0s0{"if"}');
    expect(drawn).toContain('f0s0 -->|"contact.fields.children #62; 2"| f0end');
    expect(drawn).toContain('f0s0 -->|"otherwise"| f0s1');
    expect(drawn).toContain('f0s1 -.->|"no answer in 7d"| f0expired');
    expect(drawn).toContain('f0expired(["expired"])');
  });

  it('shortens texts and lets nothing in them be taken for Mermaid', () => {
    const steps = `  - say: 'Kata "hati-hati"; <b> & #1 \`x\` @(upper(contact.name)) dan masih banyak kata lagi sesudahnya'\n`;
    expect(drawMermaid([read('satu', steps)])).toContain(
      'f0s0["Kata #34;hati-hati#34;#59; #60;b#62; #38; #35;1 #96;x#96; @(…) dan masih banyak kata l…"]',
    );
  });

  it('ties a call to the flow that is called', () => {
    const flows = [read('satu', '  - call: dua\n  - start: tiga\n'), read('dua', '  - say: Halo\n')];
    const drawn = drawMermaid(flows);
    expect(drawn).toContain('f0s0[["call dua"]]');
    expect(drawn).toContain('\n  f0s0 -.- f1\n');
    expect(drawn).not.toContain('f0s1 -');
  });
});
