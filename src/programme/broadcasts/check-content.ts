import { type Announcement } from '../../domain/broadcast.ts';
import { type ChannelName } from '../../domain/contact/address.ts';
import { fileLimits } from '../../domain/file-limits.ts';
import { checkTemplate } from '../../engine/expressions/check-template.ts';
import { parseTemplate } from '../../engine/expressions/parse-template.ts';
import { ExpressionSyntaxError } from '../../engine/expressions/template.ts';
import { roots } from '../../engine/roots.ts';
import { BroadcastRefused } from './broadcast-refused.ts';

/** What content is checked against. */
export interface ContentRules {
  readonly hasFlow: (flow: string) => boolean;
  /** The size of a file in FLOWS_DIR/media in bytes; null where there is none. */
  readonly mediaSize: (name: string) => number | null;
  readonly channels: ReadonlySet<ChannelName>;
}

const nothing = 'There is nothing to read. Write a text, or name a file or a flow.';

type Content = Pick<Announcement, 'text' | 'media' | 'flow' | 'file'>;

/** Refuses what could not be told to anybody: broken expressions, a flow or a file that is not there. */
export function checkContent({ text, media, flow, file }: Content, rules: ContentRules): void {
  if (flow !== null && !rules.hasFlow(flow)) {
    throw new BroadcastRefused(
      'no_flow',
      `There is no flow ${flow}. GET /api/flows lists them.`,
      'body.flow',
    );
  }
  checkTexts(text, flow === null && media === null && file == null);
  if (media !== null) {
    checkMedia(media, rules);
  }
  if (file?.bytes != null) {
    checkSize(file.kind, file.bytes, rules);
  }
}

/** What comes without a file or a flow is to be read. */
function checkTexts(text: Content['text'], isBare: boolean): void {
  if (isBare && Object.keys(text).length === 0) {
    throw new BroadcastRefused('bad_text', nothing, 'body.text');
  }
  for (const [language, words] of Object.entries(text)) {
    if (isBare && words.trim() === '') {
      throw new BroadcastRefused('bad_text', nothing, `body.text.${language}`);
    }
    checkText(words, `body.text.${language}`);
  }
}

/** Refuses words with an expression that is broken. Throws `BroadcastRefused`. */
export function checkText(text: string, where: string): void {
  try {
    const [first] = checkTemplate(parseTemplate(text, roots), { roots });
    if (first) {
      throw new BroadcastRefused('bad_text', `character ${first.offset + 1}: ${first.text}`, where);
    }
  } catch (fault) {
    if (fault instanceof ExpressionSyntaxError) {
      throw new BroadcastRefused('bad_text', `character ${fault.offset + 1}: ${fault.message}`, where);
    }
    throw fault;
  }
}

function checkMedia(name: string, { mediaSize, channels }: ContentRules): void {
  const bytes = mediaSize(name);
  if (bytes === null) {
    throw new BroadcastRefused('bad_media', `There is no file ${name} in FLOWS_DIR/media.`, 'body.media');
  }
  checkSize(name, bytes, { channels });
}

function checkSize(name: string, bytes: number, { channels }: Pick<ContentRules, 'channels'>): void {
  if (bytes === 0) {
    throw new BroadcastRefused('bad_media', `${name} is empty. Put the file there again.`, 'body.media');
  }
  for (const channel of channels) {
    const { most } = fileLimits[channel];
    if (bytes > most) {
      const words = `${name} has ${megabytes(bytes)} MB; ${channel} takes ${megabytes(most)} MB at most.`;
      throw new BroadcastRefused('bad_media', `${words} Make it smaller.`, 'body.media');
    }
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}
