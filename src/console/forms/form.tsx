import { type Child } from 'hono/jsx';
import { type FormState, isRefused } from './form-state.ts';

/**
 * A form of a page: it posts to `path`, and says above its fields what could not be done where no field is at fault.
 * The page that comes after it shows the form again; of one that was refused, what is to be mended has the focus.
 */
export function Form({
  path,
  form,
  takesFile = false,
  children,
}: {
  readonly path: string;
  readonly form: FormState;
  readonly takesFile?: boolean;
  readonly children: Child;
}) {
  const { act, token, mistakes } = form;
  return (
    // A browser that was led to a form by its name puts the focus on nothing within.
    <form
      class="act"
      method="post"
      action={`${path}#${act}`}
      {...(takesFile ? { enctype: 'multipart/form-data' } : {})}
      {...(isRefused(form) ? {} : { id: act })}
    >
      <input type="hidden" name="act" value={act} autocomplete="off" />
      <input type="hidden" name="token" value={token} autocomplete="off" />
      {mistakes[''] === undefined ? null : (
        <p class="wrong" tabindex={-1} autofocus role="alert">
          {mistakes['']}
        </p>
      )}
      {children}
    </form>
  );
}
