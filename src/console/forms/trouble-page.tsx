import { Notice } from '../pages/notices.tsx';
import { type PageProps } from '../pages/page.tsx';
import { type Typed } from './form-state.ts';
import { Way } from '../pages/way.tsx';

/** Why a form was not done, and what to do. */
export type TroubleText =
  'error_unauthorized' | 'form_foreign' | 'form_long' | 'error_internal' | 'error_unavailable';

/** The fields into which somebody writes; what is chosen from a list is chosen again. */
const worded = [
  ...['title', 'text', 'query', 'topic', 'reason', 'by'],
  ...['name', 'salutation', 'village', 'groups', 'addresses'],
];

/** What is shown when a form was not done: nothing of what was typed is to be lost with it. */
export function troublePage({
  typed,
  text,
  ...props
}: PageProps & {
  /** What was typed, by the names of the fields. */
  readonly typed: Typed;
  readonly text: TroubleText;
}) {
  const { phrase } = props;
  const words = worded.map((name) => typed[name] ?? '').filter((each) => each.trim() !== '');
  return (
    <Notice {...props}>
      <h1>{phrase('form_not_done')}</h1>
      <p role="alert">{phrase(text)}</p>
      {words.length === 0 ? null : <p>{phrase('form_kept')}</p>}
      {words.map((each) => (
        <pre class="words">{each}</pre>
      ))}
      <Way to="/">{phrase('back')}</Way>
    </Notice>
  );
}
