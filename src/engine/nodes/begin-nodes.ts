import { type Session } from '../../domain/session.ts';
import { type Draft } from '../draft.ts';
import { inputOf } from './hear-input.ts';
import { noteStarted } from './note-runs.ts';
import { regroup } from './regroup.ts';

/** What began a session of node flows: the message that asked for it, or somebody else. */
export function describeBeginning(draft: Draft): Pick<Session, 'input' | 'trigger'> {
  const { event } = draft;
  if (event.kind === 'message') {
    return { input: inputOf(draft, event.message), trigger: { kind: 'msg', params: null } };
  }
  if (event.kind !== 'start') {
    return { input: null, trigger: { kind: 'manual', params: {} } };
  }
  const { params, message } = event;
  return message
    ? { input: inputOf(draft, message), trigger: { kind: 'msg', params } }
    : { input: null, trigger: { kind: 'manual', params } };
}

/** A session of node flows has begun. */
export function beginNodes(draft: Draft): void {
  regroup(draft);
  noteStarted(draft, { parent: null, terminal: false });
}
