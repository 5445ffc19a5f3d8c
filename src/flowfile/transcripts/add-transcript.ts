import { isSeq, parseDocument, stringify } from 'yaml';

/** The text of a file of tests with one more at its end; what is there stays as it is. */
export function addTranscript(text: string, test: object): string {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  const tests = document.get('tests');
  if (!isSeq(tests)) {
    return stringify({ tests: [test] }, { lineWidth: 0, singleQuote: true });
  }
  tests.add(document.createNode(test));
  return document.toString({ lineWidth: 0, singleQuote: true });
}
