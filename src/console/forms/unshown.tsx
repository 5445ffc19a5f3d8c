import { type Phrase } from '../phrase.ts';
import { type FormState } from './form-state.ts';

/**
 * Says that a form was not done which the page does not show any more, or never did: what it was about has changed
 * since that page was opened, so there is no field to say it beside.
 */
export function Unshown({
  phrase,
  tried,
  shown,
}: {
  readonly phrase: Phrase;
  readonly tried: FormState | null;
  /** What the forms of the page do. */
  readonly shown: readonly string[];
}) {
  return tried === null || shown.includes(tried.act) ? null : (
    <p class="wrong" tabindex={-1} autofocus role="alert">
      {phrase('form_over')}
    </p>
  );
}
