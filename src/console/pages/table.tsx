import { type Child } from 'hono/jsx';

/** Rows under their headings; on a phone each row is a block, whose cells say by `data-label` under which they stand. */
export function Table({
  headings,
  children,
}: {
  readonly headings: readonly string[];
  readonly children: Child;
}) {
  return (
    <table class="people">
      <thead>
        <tr>
          {headings.map((each) => (
            <th scope="col">{each}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
