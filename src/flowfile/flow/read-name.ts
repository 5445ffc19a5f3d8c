import { closest } from '../yaml/closest.ts';
import { readShaped } from '../yaml/read-scalar.ts';
import { type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

/** The name of something that another file lists; null for `known`: not checked. */
export function readName(
  source: Source,
  slot: Slot,
  { what, known }: { readonly what: string; readonly known: ReadonlySet<string> | null },
): string | undefined {
  const name = readShaped(source, slot, { shape: /^[a-z][a-z0-9_]*$/u, like: `the name of a ${what}` });
  if (name === undefined || (known?.has(name) ?? true)) {
    return name;
  }
  const near = closest(name, known ?? []);
  const there = [...(known ?? [])].join(', ');
  const hint = near === undefined ? `there are: ${there || 'none'}` : `did you mean "${near}"?`;
  source.error(slot.at, `there is no ${what} "${name}"; ${hint}`);
  return undefined;
}
