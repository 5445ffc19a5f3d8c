import { type Phrase } from '../phrase.ts';
import { reasonWords } from './reason-words.ts';

/** Why something does not reach so many people, or not in time, the commonest reason first; `within` another list. */
export function HeldList({
  phrase,
  held,
  within = false,
}: {
  readonly phrase: Phrase;
  readonly held: { readonly [reason: string]: number };
  readonly within?: boolean;
}) {
  const reasons = Object.entries(held).sort(([, one], [, other]) => other - one);
  return reasons.length === 0 ? null : (
    <ul {...(within ? {} : { class: 'lines' })}>
      {reasons.map(([reason, count]) => (
        <li>
          {reasonWords(phrase, reason)} ({count})
        </li>
      ))}
    </ul>
  );
}
