import { type Draft } from '../../draft.ts';
import { note, noteMissing } from '../notes.ts';
import { type ActionOf } from './action-of.ts';
import { findRecipients, isNobody } from './find-recipients.ts';

/** Starting flows for other people is only told: here campaigns and coordinators start flows, with consent. */
export function startSession(draft: Draft, action: ActionOf<'start_session'>): undefined {
  const to = findRecipients(draft, action.to);
  const { flow, flowName, createContact, notInFlow } = action;
  const program = draft.world.program(flow, null);
  if (!program) {
    noteMissing(draft, 'flow', flow, `uuid=${flow},name=${flowName}`);
    return;
  }
  if (isNobody(to) && !createContact) {
    return;
  }
  note(draft, 'session_triggered', {
    flow: program.title,
    ...to,
    exclusions: notInFlow ? { in_a_flow: true } : undefined,
    create_contact: createContact ? true : undefined,
  });
}
