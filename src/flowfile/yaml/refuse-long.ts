import { type Template } from '../../engine/expressions/template.ts';
import { type Slot } from './slot.ts';
import { type Source } from './source.ts';

/** What a message can hold on every network (Telegram's limit), in UTF-16 units. */
const longest = 4096;

/** Notes as a fault that nobody would ever read the end of a text; what expressions add is not known yet. */
export function refuseLong(source: Source, slot: Slot, { parts }: Template): void {
  const length = parts.reduce((sum, part) => sum + (part.kind === 'text' ? part.text.length : 0), 0);
  if (length > longest) {
    source.error(
      slot.at,
      `this has ${length} characters and a message holds ${longest}; make several steps of it`,
    );
  }
}
