import { randomUUID } from 'node:crypto';
import { type Broadcast } from '../../domain/broadcast.ts';
import { type ConsoleText } from '../phrase.ts';
import { Frame } from '../pages/frame.tsx';
import { type PageProps } from '../pages/page.tsx';
import { Seen } from './acts.tsx';
import { announcementPath } from './told.ts';

/** What is asked about before it is done. */
export const sureActs = ['start', 'resume', 'retry', 'cancel'] as const;

/** One of them. */
export type SureAct = (typeof sureActs)[number];

/** Asks whether somebody means it: to say the same again so soon, or to take back for good what is not sent. */
export function surePage({
  broadcast,
  act,
  ...props
}: PageProps & { readonly broadcast: Broadcast; readonly act: SureAct }) {
  const { phrase } = props;
  const { id, title, state } = broadcast;
  const path = announcementPath(id);
  const [question, answer] = wordsOf(act, state === 'draft');
  return (
    <Frame here="/announcements" title={title} language={props.language} phrase={phrase}>
      <h1>{title}</h1>
      <p role="alert">{phrase(question)}</p>
      <form class="deeds" method="post" action={`${path}/${act}`}>
        <Seen request={randomUUID()} broadcast={broadcast} />
        <input type="hidden" name="confirm" value="yes" />
        <button type="submit" class="main">
          {phrase(answer)}
        </button>
      </form>
      <a class="way" href={path}>
        {phrase('announce_not_yet')}
      </a>
    </Frame>
  );
}

function wordsOf(act: SureAct, isDraft: boolean): readonly [question: ConsoleText, answer: ConsoleText] {
  if (act !== 'cancel') {
    return ['announce_told_same', 'announce_act_again'];
  }
  return isDraft
    ? ['announce_sure_drop', 'announce_act_drop']
    : ['announce_sure_cancel', 'announce_act_cancel'];
}
