import { type Ending, type Frame } from '../../domain/session.ts';
import { type Draft, getSession, topFrame } from '../draft.ts';
import { note } from './notes.ts';

/** Notes that the flow on top began. */
export function noteStarted(
  draft: Draft,
  { parent, terminal }: { readonly parent: string | null; readonly terminal: boolean },
): void {
  const { flow, run } = topFrame(getSession(draft));
  if (run) {
    note(draft, 'run_started', {
      flow,
      run: run.uuid,
      parent: parent ?? undefined,
      terminal: terminal ? true : undefined,
    });
  }
}

/** Notes that a flow ended, with what it leaves. */
export function noteEnded(draft: Draft, { flow, run, results }: Frame, status: Ending): void {
  if (run) {
    // Results are data that is never changed; they only lack an index signature.
    const left = { results: results as never, locals: run.locals };
    note(draft, 'run_ended', { flow, run: run.uuid, status, ...left });
  }
}
