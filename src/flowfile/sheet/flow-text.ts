import { Document, isCollection, isMap, isScalar, isSeq, type Node, visit } from 'yaml';
import { type Data, type Mapping } from './data.ts';

/** Keys whose lists and mappings are short enough to stand in one line. */
const inOneLine = new Set([
  'for',
  'keyword',
  'accept',
  'timeout',
  'invalid',
  'remind',
  'tag',
  'untag',
  'every',
  'after',
]);

/** A flow as the text of a flow file; `notes` stand as comments above the steps, the first above all. */
export function writeFlowText(
  head: Mapping,
  steps: readonly Data[],
  notes: { readonly head: string | undefined; readonly steps: readonly (string | undefined)[] },
): string {
  const document = new Document({ ...head, steps }, { version: '1.2', schema: 'core' });
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isCollection(value) && isScalar(key) && inOneLine.has(String(key.value))) {
        value.flow = true;
      }
      if (isSeq(value) && isScalar(key) && ['choices', 'if'].includes(String(key.value))) {
        value.items.filter(isMap).forEach((item) => (item.flow = true));
      }
    },
  });
  const written = document.get('steps');
  for (const [index, item] of (isSeq(written) ? written.items : []).entries()) {
    comment(item as Node, notes.steps[index]);
  }
  const text = document.toString({ lineWidth: 0 });
  return notes.head === undefined ? text : `${asComment(notes.head)}\n${text}`;
}

function comment(node: Node, note: string | undefined): void {
  if (note !== undefined) {
    node.commentBefore = note.replaceAll(/^/gmu, ' ');
  }
}

function asComment(note: string): string {
  return note.replaceAll(/^/gmu, '# ');
}
