import { type Draft, getSession } from '../../draft.ts';
import { fromValueTyped } from '../typed-json.ts';
import { createArray, type Data } from '../../expressions/data.ts';
import { type Evaluation } from '../../expressions/evaluation.ts';
import { lazyParts } from '../../expressions/lazy-object.ts';
import { fromTyped } from '../../expressions/typed/read-typed.ts';
import { type Typed } from '../../expressions/typed/typed.ts';
import { routeOf } from '../send-route.ts';
import { urnForPeople } from '../urn.ts';
import { type WorkspaceChannel } from '../../workspace.ts';
import { momentOf } from './moment-of.ts';

/** `@input`: the last message; null before one was heard and after a silence. */
export function describeInput(draft: Draft, evaluation: Evaluation): Data {
  const { input } = getSession(draft);
  if (!input) {
    return null;
  }
  const { id, text, attachments, from, at } = input;
  return lazyParts({
    __default__: () =>
      [text, ...attachments.map((each) => each.slice(each.indexOf(':') + 1))]
        .filter((each) => each !== '')
        .join('\n'),
    uuid: () => id,
    type: () => 'msg',
    text: () => text,
    attachments: () => createArray(attachments),
    channel: () => (from === '' ? null : fromTyped(evaluation, describeChannel(routeOf(draft)?.channel))),
    created_on: () => momentOf(at),
    external_id: () => '',
    payload: () => lazyParts({}),
    urn: () => (from === '' ? null : urnForPeople(from)),
  });
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
