import { isScalar, isSeq, type Node } from 'yaml';
import { type Source } from './source.ts';

/** A value at its place in a file, with the name to call it by when it is wrong. */
export interface Slot {
  /** The key it stands under, such as `say`. */
  readonly name: string;
  /** Null where the key has no value. */
  readonly node: Node | null;
  /** Where to point at: the value, or the key where there is no value. */
  readonly at: number;
  /** Where the key is. */
  readonly keyAt: number;
}

/** The items of a list; one value alone counts as a list of one where `single` allows it. */
export function readList(
  source: Source,
  slot: Slot,
  { single }: { readonly single: boolean },
): readonly Slot[] {
  const { node, name } = slot;
  if (isSeq(node)) {
    return node.items.map((item) => itemSlot(source, slot, item as Node | null));
  }
  if (single && isScalar(node) && node.value !== null) {
    return [slot];
  }
  source.error(slot.at, `${name} must be a list: one item a line, each begun with "- "`);
  return [];
}

function itemSlot(source: Source, list: Slot, item: Node | null): Slot {
  const at = item?.range?.[0] ?? list.at;
  return { name: list.name, node: source.resolve(item), at, keyAt: at };
}

/** The whole file as a value. */
export function rootSlot(source: Source, name: string): Slot {
  const at = source.root?.range?.[0] ?? 0;
  return { name, node: source.resolve(source.root), at, keyAt: at };
}
