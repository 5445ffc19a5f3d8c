import { type FlowReading } from './flow-reading.ts';
import { readString } from './read-scalar.ts';
import { type Slot } from './slot.ts';

/** The name of a picture, voice note or document in FLOWS_DIR/media; null where there is none. */
export function readMedia({ source, about }: FlowReading, slot: Slot | undefined): string | null {
  const name = slot && readString(source, slot);
  if (slot === undefined || name === undefined) {
    return null;
  }
  const inside = !/^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/iu.test(name);
  if (!inside) {
    source.error(slot.at, 'media must be the name of a file in the folder media beside the flows');
  } else if (about.hasMedia?.(name) === false) {
    source.error(slot.at, `there is no file "${name}" in the folder media beside the flows`);
  }
  return name;
}
