import { type Phrase } from '../phrase.ts';
import { reasonWords } from '../reason-words.ts';

/** Why something does not reach so many people, or not in time, the commonest reason first. */
export function HeldList({
  phrase,
  held,
}: {
  readonly phrase: Phrase;
  readonly held: { readonly [reason: string]: number };
}) {
  const reasons = Object.entries(held).sort(([, one], [, other]) => other - one);
  return reasons.length === 0 ? null : (
    <ul class="lines">
      {reasons.map(([reason, count]) => (
        <li>
          {reasonWords(phrase, reason)} ({count})
        </li>
      ))}
    </ul>
  );
}
