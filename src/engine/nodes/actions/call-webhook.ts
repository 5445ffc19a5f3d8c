import { type Draft } from '../../draft.ts';
import { evaluateText } from '../evaluate-at.ts';
import { noteError } from '../notes.ts';
import { changeRun } from '../run-state.ts';
import { askOutside } from '../outside.ts';
import { type Acted, type ActionOf } from './action-of.ts';

/** Calls a web service and waits for what it says. */
export function callWebhook(draft: Draft, action: ActionOf<'call_webhook'>): Acted {
  const url = evaluateText(draft, action.url).text.trim();
  const method = action.method.toUpperCase();
  const headers = action.headers.map(({ name, value }) => [name, evaluateText(draft, value).text] as const);
  const body = method === 'GET' ? '' : evaluateText(draft, action.body).text;
  if (!/^https?:\/\/[^\s/]/iu.test(url)) {
    refuse(draft, url, method);
    return undefined;
  }
  askOutside(draft, [{ method, url, headers: Object.fromEntries(headers), body }]);
  return 'waits';
}

/** Nothing is called, and no result is kept. */
function refuse(draft: Draft, url: string, method: string): void {
  changeRun(draft, { webhook: null });
  if (url === '') {
    noteError(draft, 'Webhook URL evaluated to empty string');
  } else if (url.startsWith(':')) {
    noteError(draft, `Webhook URL evaluated to an invalid URL: '${url}'`, {
      code: 'url:invalid',
      extra: { url },
    });
  } else {
    noteError(draft, `${title(method)} ${JSON.stringify(encodeURI(url))}: unsupported protocol scheme ""`);
  }
}

const title = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase();
