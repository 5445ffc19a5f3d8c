import { normalise } from '../../domain/text/normalise.ts';
import { type FlowFolder } from '../../flowfile/load-folder.ts';
import { formatErrors } from '../../flowfile/yaml/fault.ts';
import { say } from './tell-remarks.ts';

/** Says what of flows that were just written keeps the next start from running, and which keywords never reach them. */
export function tellNextStart(
  { faults, imported, phrases }: FlowFolder,
  written: readonly string[] = [],
): void {
  for (const { title, triggers } of imported.programs.values()) {
    const words = triggers.flatMap((trigger) => (trigger.kind === 'keyword' ? trigger.words : []));
    for (const word of words.filter((each) => phrases.reserved(normalise(each)))) {
      if (written.includes(title)) {
        say(`${title}: the keyword "${word}" is a built-in word and never reaches this flow`);
      }
    }
  }
  const errors = formatErrors(faults);
  if (errors.length > 0) {
    say('the next start is refused until these are mended:');
    errors.forEach((line) => {
      say(`  ${line}`);
    });
  }
}
