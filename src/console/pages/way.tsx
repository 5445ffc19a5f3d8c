import { type Child } from 'hono/jsx';

/** A link to another page, on a line of its own. */
export function Way({ to, children }: { readonly to: string; readonly children: Child }) {
  return (
    <p>
      <a class="way" href={to}>
        {children}
      </a>
    </p>
  );
}
