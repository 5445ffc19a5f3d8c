import { type HeardInput } from '../../../domain/session.ts';
import { type Draft, getSession } from '../../draft.ts';
import { fromValueTyped } from '../typed-json.ts';
import { createArray, type Data } from '../../expressions/data.ts';
import { type Evaluation } from '../../expressions/evaluation.ts';
import { lazyParts, type Parts } from '../../expressions/lazy-object.ts';
import { fromTyped } from '../../expressions/typed/read-typed.ts';
import { type Typed } from '../../expressions/typed/typed.ts';
import { routeOf } from '../send-route.ts';
import { urnForPeople } from '../urn.ts';
import { type WorkspaceChannel } from '../../workspace.ts';
import { uuidOf } from '../run-state.ts';
import { momentOf } from './moment-of.ts';

interface Heard {
  readonly draft: Draft;
  readonly evaluation: Evaluation;
  readonly input: HeardInput;
}

const parts: Parts<Heard> = {
  __default__: ({ input: { text, attachments } }) =>
    [text, ...attachments.map((each) => each.slice(each.indexOf(':') + 1))]
      .filter((each) => each !== '')
      .join('\n'),
  uuid: ({ input }) => uuidOf(input.id),
  type: () => 'msg',
  text: ({ input }) => input.text,
  attachments: ({ input }) => createArray(input.attachments),
  channel: ({ draft, evaluation, input }) =>
    input.from === '' ? null : fromTyped(evaluation, describeChannel(routeOf(draft)?.channel)),
  created_on: ({ input }) => momentOf(input.at),
  external_id: () => '',
  payload: () => lazyParts({}, null),
  urn: ({ input }) => (input.from === '' ? null : urnForPeople(input.from)),
};

/** `@input`: the last message; null before one was heard and after a silence. */
export function describeInput(draft: Draft, evaluation: Evaluation): Data {
  const { input } = getSession(draft);
  return input ? lazyParts(parts, { draft, evaluation, input }) : null;
}

/** A channel; null for none. */
export function describeChannel(channel: WorkspaceChannel | null | undefined): Typed {
  return channel
    ? { __default__: channel.name, uuid: channel.uuid, name: channel.name, address: channel.address }
    : null;
}

/** `@trigger`. */
export function describeTrigger(draft: Draft): Typed {
  const { trigger } = getSession(draft);
  return {
    type: trigger?.kind ?? 'manual',
    params: trigger?.params ? fromValueTyped(trigger.params) : {},
    keyword: '',
    origin: '',
    user: null,
    campaign: null,
    ticket: null,
  };
}
