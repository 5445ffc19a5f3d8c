import { type Builtins, builtin } from '../builtin.ts';
import { type Data, createObject } from '../data.ts';
import { toText } from '../to-text.ts';
import { decodeEntities } from './decode-entities.ts';
import { formatUrn, readUrn } from './format-urn.ts';

function attachmentParts(text: string): Data {
  const [, type = text, url = text] = /^([^:]*):([\s\S]*)$/.exec(text) ?? [];
  return createObject([
    ['content_type', type],
    ['url', url],
  ]);
}

/** Half a surrogate pair is nothing that could be encoded. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** Percent-encodes all but letters, digits and `-_.~`. */
const encode = (text: string): string =>
  encodeURIComponent(wellFormed(text)).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Functions on addresses, attachments and links. */
export const contactFunctions: Builtins = {
  urn_parts: builtin(1, 1, (evaluation, [urn]) => {
    const { scheme, path, display } = readUrn(toText(evaluation, urn));
    return createObject([
      ['scheme', scheme],
      ['path', path],
      ['display', display],
    ]);
  }),
  format_urn: builtin(1, 1, (evaluation, [urn]) => formatUrn(toText(evaluation, urn))),
  attachment_parts: builtin(1, 1, (evaluation, [attachment]) =>
    attachmentParts(toText(evaluation, attachment)),
  ),
  url_encode: builtin(1, 1, (evaluation, [text]) => encode(toText(evaluation, text))),
  html_decode: builtin(1, 1, (evaluation, [text]) => decodeEntities(toText(evaluation, text))),
  format_location: builtin(1, 1, (evaluation, [path]) => {
    const names = toText(evaluation, path).split('>');
    return names.at(-1)?.trim() ?? '';
  }),
};
