import { type Child } from 'hono/jsx';

/** One thing that is known, under its name. */
export type Fact = readonly [name: string, value: Child];

/** What is known of something; false: that there is nothing to tell. `written`: values of several lines keep their ends. */
export function Facts({
  facts,
  written = false,
}: {
  readonly facts: readonly (Fact | false)[];
  readonly written?: boolean;
}) {
  const known = facts.filter((each) => each !== false);
  return (
    <dl class={written ? 'about written' : 'about'}>
      {known.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
