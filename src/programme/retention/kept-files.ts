import { type Row } from '../../domain/row.ts';
import { type Value } from '../../domain/value.ts';
import { type Path } from '../../runner/path.ts';

/** Removes the files that rows name, but for some, from where they are kept. */
export async function removeFiles(
  path: Path,
  rows: readonly Row[],
  spared: readonly string[] = [],
): Promise<void> {
  for (const ref of rows.flatMap(({ data }) => keptIn(data)).filter((each) => !spared.includes(each))) {
    await path.files.remove(ref);
  }
}

/** The files that a row names and that are kept by us. */
export function keptIn({ media = null }: Row['data']): readonly string[] {
  return Array.isArray(media) ? media.flatMap(keptRef) : [];
}

function keptRef(media: Value): readonly string[] {
  const ref = typeof media === 'object' && media !== null && 'ref' in media ? media['ref'] : undefined;
  return typeof ref === 'string' && ref.startsWith('kept:') ? [ref] : [];
}
