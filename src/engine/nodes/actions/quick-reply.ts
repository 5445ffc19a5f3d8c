import { type Value } from '../../../domain/value.ts';
import { cutText } from '../cut-text.ts';

/** A button under a message. */
export interface QuickReply {
  readonly type: 'text' | 'location' | 'form' | 'url';
  readonly text: string;
  readonly extra: string;
}

/** RapidPro's limits, in characters. */
const longestText = 64;
const longestExtra = 1000;

/** Reads `<type>Text<extra>more`; undefined where nothing is left. */
export function readQuickReply(source: string): QuickReply | undefined {
  const found = /^(?:<(text|location|form|url)>)?([^]*?)(?:<extra>([^]*))?$/u.exec(source);
  const [, type = 'text', text = '', extra = ''] = found ?? [];
  if (text === '' && type !== 'location') {
    return undefined;
  }
  return {
    type: type as QuickReply['type'],
    text: cutText(text, longestText, true),
    extra: cutText(extra, longestExtra, true),
  };
}

/** A quick reply as it is told: its text alone where there is no more to it. */
export function describeQuickReply({ type, text, extra }: QuickReply): Value {
  if (type === 'text' && extra === '') {
    return text;
  }
  return { type, text, ...(extra === '' ? {} : { extra }) };
}
