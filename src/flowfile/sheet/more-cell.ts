import { openSource } from '../yaml/source.ts';
import { isMapping, type Mapping, toData } from './data.ts';
import { type Note } from './line-syntax.ts';

/** Reads the cell `lain` (more): keys of a flow file that have no column, as YAML. */
export function readMore(cell: string | undefined, note: Note): Mapping {
  if (cell === undefined) {
    return {};
  }
  const source = openSource({ file: '', text: cell });
  const data = toData(source, source.root);
  for (const { text } of source.faults()) {
    note(text);
  }
  if (isMapping(data)) {
    return data;
  }
  if (source.faults().length === 0) {
    note('what has no column stands here as YAML, such as "expires: 7d"');
  }
  return {};
}
