import { type Document, isMap, isScalar, type Node, parseDocument, YAMLMap } from 'yaml';

/**
 * A file of translations with others put in: what is there keeps its place, its looks and its comments, what is new
 * comes last. Null where nothing would change, or where the file is no mapping.
 */
export function mergeLocale(text: string, translations: ReadonlyMap<string, string>): string | null {
  const document = parseDocument<Node>(text, { version: '1.2', schema: 'core' });
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    document.contents = new YAMLMap();
  }
  const map = document.contents;
  if (!isMap(map) || document.errors.length > 0) {
    return null;
  }
  const changed = [...translations].map(([key, value]) => put(document, map, { key, value }));
  return changed.includes(true) ? document.toString({ lineWidth: 0, singleQuote: true }) : null;
}

function put(
  document: Document,
  map: YAMLMap,
  { key, value }: { readonly key: string; readonly value: string },
): boolean {
  const pair = map.items.find(({ key: each }) => isScalar(each) && String(each.value).trimEnd() === key);
  if (pair === undefined) {
    map.add(document.createPair(key, value));
    return true;
  }
  if (isScalar(pair.value) && String(pair.value.value).trimEnd() === value) {
    return false;
  }
  if (isScalar(pair.value)) {
    pair.value.value = value;
  } else {
    pair.value = document.createNode(value);
  }
  return true;
}
