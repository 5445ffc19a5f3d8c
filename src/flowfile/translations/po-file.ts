import { po, type GetTextTranslation } from 'gettext-parser';
import { type FlowText } from './flow-texts.ts';
import { type Translated } from './translated.ts';

/**
 * Texts as a PO file for one language: the flow is the context, so that one text may be translated differently in
 * two flows; file and line are the reference, the step is named beside it.
 */
export function writePo(texts: readonly FlowText[], language: string): Uint8Array {
  const translations: Record<string, Record<string, GetTextTranslation>> = {};
  for (const { flow, text, places, translations: known } of texts) {
    translations[flow] = {
      ...translations[flow],
      [text]: {
        msgctxt: flow,
        msgid: text,
        msgstr: [known[language] ?? ''],
        comments: {
          reference: places.map(({ file, line }) => `${file}:${line}`).join('\n'),
          extracted: [...new Set(places.map(({ step }) => step))].join(', '),
        },
      },
    };
  }
  const headers = {
    'Project-Id-Version': 'Semangat',
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    Language: language,
  };
  return po.compile({ charset: 'utf-8', headers, translations });
}

/** What a PO file translates; entries that are empty or marked fuzzy are no translations yet. */
export function readPo(
  bytes: Buffer,
  file: string,
): { readonly language: string | undefined; readonly entries: readonly Omit<Translated, 'language'>[] } {
  const { headers, translations } = po.parse(bytes);
  const language = Object.entries(headers).find(([name]) => name.toLowerCase() === 'language')?.[1];
  const entries = Object.values(translations).flatMap((context) =>
    Object.values(context).flatMap(({ msgctxt, msgid, msgstr, comments }) => {
      const [translation = ''] = msgstr;
      const fuzzy = (comments?.flag ?? '').split(/[,\s]+/u).includes('fuzzy');
      const flow = msgctxt === undefined || msgctxt === '' ? null : msgctxt;
      const isText = msgid !== '' && translation.trim() !== '' && !fuzzy;
      return isText ? [{ flow, text: msgid, translation, place: file }] : [];
    }),
  );
  return { language: language === '' ? undefined : language, entries };
}
