import { type Action } from '../node-flow.ts';
import { type Act } from './action-of.ts';
import { addLabels } from './add-labels.ts';
import { addToGroups, removeFromGroups } from './change-groups.ts';
import { addUrn, setChannel } from './change-urns.ts';
import { broadcast } from './broadcast.ts';
import { callResthook } from './call-resthook.ts';
import { callWebhook } from './call-webhook.ts';
import { failClassifier, refuseAction } from './refuse-action.ts';
import { openTicket } from './open-ticket.ts';
import { sendEmail } from './send-email.ts';
import { sendMessage } from './send-message.ts';
import { setField } from './set-field.ts';
import { setLocal } from './set-local.ts';
import { setLanguage, setName, setStatus, setTimezone } from './set-property.ts';
import { setResult } from './set-result.ts';
import { startSession } from './start-session.ts';

/** What each type of action does. */
export const act: { readonly [Type in Action['type']]: Act<Type> } = {
  send_msg: sendMessage,
  set_run_result: setResult,
  set_contact_field: setField,
  set_contact_name: setName,
  set_contact_language: setLanguage,
  set_contact_timezone: setTimezone,
  set_contact_status: setStatus,
  set_contact_channel: setChannel,
  add_contact_groups: addToGroups,
  remove_contact_groups: removeFromGroups,
  add_contact_urn: addUrn,
  set_run_local: setLocal,
  call_webhook: callWebhook,
  call_resthook: callResthook,
  send_email: sendEmail,
  send_broadcast: broadcast,
  start_session: startSession,
  open_ticket: openTicket,
  add_input_labels: addLabels,
  call_classifier: failClassifier,
  check_flow: (draft, { flow }) => (draft.world.program(flow, null) ? undefined : 'fails'),
  unsupported: refuseAction,
};
