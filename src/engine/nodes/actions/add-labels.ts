import { type Draft, getSession } from '../../draft.ts';
import { note, noteError } from '../notes.ts';
import { type ActionOf } from './action-of.ts';
import { findNamed } from './find-named.ts';

/** Labels the last message; labels are only told here, nothing is kept of them. */
export function addLabels(draft: Draft, action: ActionOf<'add_input_labels'>): undefined {
  if (!getSession(draft).input) {
    noteError(draft, 'No input to add labels to');
    return;
  }
  const { labels } = draft.world.workspace;
  const found = findNamed(draft, action.labels, { things: labels, what: 'label' });
  if (found.length > 0) {
    note(draft, 'input_labels_added', { labels: found.map(({ name }) => name) });
  }
}
