import { type Value } from '../../../domain/value.ts';
import { type Draft, getSession, topFrame } from '../../draft.ts';
import { type Program } from '../../program.ts';
import { isoMoment } from '../iso-moment.ts';
import { note } from '../notes.ts';
import { askOutside } from '../outside.ts';
import { getRun, nodesOf, uuidOf } from '../run-state.ts';
import { saveResult } from '../save-result.ts';
import { toThreeLetters } from '../three-letters.ts';
import { readUrn, urnForPeople, urnsOf } from '../urn.ts';
import { type Acted, type ActionOf } from './action-of.ts';

/** Tells all that listen to an event of the workspace; one that does not exist is passed over. */
export function callResthook(draft: Draft, action: ActionOf<'call_resthook'>, program: Program): Acted {
  const hook = draft.world.workspace.resthooks.find(({ slug }) => slug === action.resthook);
  if (hook) {
    note(draft, 'resthook_called', { resthook: action.resthook });
  }
  if (hook && hook.subscribers.length > 0) {
    const body = JSON.stringify(payload(draft, program));
    const headers = { 'Content-Type': 'application/json' };
    askOutside(
      draft,
      hook.subscribers.map((url) => ({ method: 'POST', url, headers, body })),
    );
    return 'waits';
  }
  if (action.resultName !== '') {
    const category = { base: 'Failure', translations: {} };
    saveResult(draft, program, { name: action.resultName, value: '0', category, input: '', extra: null });
  }
  return undefined;
}

/** What listeners are told, its keys in alphabetical order as RapidPro writes them. */
function payload(draft: Draft, program: Program): Value {
  const { contact } = draft;
  const { results, startedAt } = topFrame(getSession(draft));
  const { uuid, node } = getRun(draft);
  const { uuid: flow, name, revision } = nodesOf(program);
  return {
    channel: null,
    contact: {
      language: toThreeLetters(contact.language),
      name: contact.name,
      urn: shownUrn(draft, urnsOf(contact)[0]),
      uuid: contact.id,
    },
    flow: { name, revision, uuid: flow },
    input: describeInput(draft),
    path: [{ arrived_on: isoMoment(draft.world.now), node_uuid: node }],
    results: Object.fromEntries(
      Object.entries(results).map(([key, { value, text, at, routed }]) => [
        key,
        {
          category: routed?.category ?? '',
          category_localized: routed?.localised ?? '',
          created_on: isoMoment(at),
          input: text,
          name: routed?.name ?? key,
          node_uuid: routed?.node ?? '',
          value,
        },
      ]),
    ),
    run: { created_on: isoMoment(startedAt), uuid },
  };
}

function describeInput(draft: Draft): Value {
  const { input } = getSession(draft);
  if (!input) {
    return null;
  }
  const { scheme, path } = readUrn(input.from);
  const shown = draft.world.workspace.redactUrns ? '********' : path;
  return {
    attachments: input.attachments.map((each) => ({
      content_type: each.slice(0, each.indexOf(':')),
      url: each.slice(each.indexOf(':') + 1),
    })),
    channel: null,
    created_on: isoMoment(input.at),
    text: input.text,
    type: 'msg',
    urn: { display: shown, path: shown, scheme },
    uuid: uuidOf(input.id),
  };
}

function shownUrn({ world }: Draft, urn: string | undefined): string | null {
  if (urn === undefined) {
    return null;
  }
  return world.workspace.redactUrns ? `${readUrn(urn).scheme}:********` : urnForPeople(urn);
}
