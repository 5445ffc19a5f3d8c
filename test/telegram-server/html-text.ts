import { badRequest } from './api-fault.ts';

const known = ['b', 'strong', 'i', 'em', 'u', 'ins', 's', 'del', 'code', 'pre', 'blockquote'];
const entities: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** The words that remain of a text in Telegram's HTML; throws the Bot API's refusals of wrong markup. */
export function textOfHtml(html: string): string {
  const open: string[] = [];
  const text = html.replaceAll(/<(\/?)([a-z]*)>|</g, (_tag, slash: string | undefined, name = '') => {
    if (!known.includes(String(name))) {
      throw badRequest(`can't parse entities: Unsupported start tag "${String(name)}" at byte offset 0`);
    }
    if (slash === '') {
      open.push(String(name));
    } else if (open.pop() !== name) {
      throw badRequest('can\'t parse entities: Unmatched end tag at byte offset 0, expected "</b>"');
    }
    return '';
  });
  if (open.length > 0) {
    throw badRequest(
      `can't parse entities: Can't find end tag corresponding to start tag "${open[0] ?? ''}"`,
    );
  }
  return text.replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
