import { type Child } from 'hono/jsx';
import { type Phrase } from '../phrase.ts';
import { type FormState } from './form-state.ts';

/** A form of a page: it posts to `path`, and says above its fields what could not be done where no field is at fault. */
export function Form({
  path,
  form,
  phrase,
  children,
}: {
  readonly path: string;
  readonly form: FormState;
  readonly phrase: Phrase;
  readonly children: Child;
}) {
  const { act, token, fault } = form;
  return (
    <form class="act" method="post" action={`${path}#${act}`} id={act}>
      <input type="hidden" name="act" value={act} autocomplete="off" />
      <input type="hidden" name="token" value={token} autocomplete="off" />
      {fault?.field === '' ? (
        <p class="wrong" role="alert">
          {phrase(fault.text)}
        </p>
      ) : null}
      {children}
    </form>
  );
}
