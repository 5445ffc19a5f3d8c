import { type Child } from 'hono/jsx';
import { type FormState } from './form-state.ts';

/**
 * A form of a page: it posts to `path`, and says above its fields what could not be done where no field is at fault.
 */
export function Form({
  path,
  form,
  children,
}: {
  readonly path: string;
  readonly form: FormState;
  readonly children: Child;
}) {
  const { act, token, mistakes } = form;
  return (
    <form class="act" method="post" action={`${path}#${act}`} id={act}>
      <input type="hidden" name="act" value={act} autocomplete="off" />
      <input type="hidden" name="token" value={token} autocomplete="off" />
      {mistakes[''] === undefined ? null : (
        <p class="wrong" role="alert">
          {mistakes['']}
        </p>
      )}
      {children}
    </form>
  );
}
