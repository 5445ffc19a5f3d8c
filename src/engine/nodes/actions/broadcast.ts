import { type Value } from '../../../domain/value.ts';
import { type Draft, nextId } from '../../draft.ts';
import { type Program } from '../../program.ts';
import { type Localised } from '../node-flow.ts';
import { note } from '../notes.ts';
import { getRun, nodesOf } from '../run-state.ts';
import { type ActionOf } from './action-of.ts';
import { composeMessage } from './compose-message.ts';
import { findRecipients, isNobody } from './find-recipients.ts';
import { describeQuickReply } from './quick-reply.ts';

/** Writes to other people: those in its groups get it; addresses and contacts of elsewhere are only told. */
export function broadcast(draft: Draft, action: ActionOf<'send_broadcast'>, program: Program): undefined {
  const to = findRecipients(draft, action.to);
  if (isNobody(to)) {
    return;
  }
  const languages = [
    program.language,
    ...nodesOf(program).languages.filter((each) => each !== program.language),
  ];
  const translations: Record<string, { readonly text: string } & { readonly [part: string]: Value }> = {};
  for (const language of languages) {
    const { text, attachments, quickReplies } = composeMessage(draft, {
      text: inLanguage(action.text, language),
      attachments: inLanguage(action.attachments, language),
      quickReplies: inLanguage(action.quickReplies, language),
    });
    translations[language] = {
      text,
      ...(attachments.length > 0 ? { attachments } : {}),
      ...(quickReplies.length > 0 ? { quick_replies: quickReplies.map(describeQuickReply) } : {}),
    };
  }
  note(draft, 'broadcast_created', { translations, base_language: program.language, ...to });
  for (const group of to.groups ?? []) {
    draft.effects.push({
      kind: 'notify',
      id: nextId(draft),
      to: { query: `group = ${JSON.stringify(group)}` },
      text: translations[program.language]?.text ?? '',
      flow: program.id,
      step: getRun(draft).node,
    });
  }
}

function inLanguage<Value>({ base, translations }: Localised<Value>, language: string): Value {
  return (Object.hasOwn(translations, language) ? translations[language] : undefined) ?? base;
}
