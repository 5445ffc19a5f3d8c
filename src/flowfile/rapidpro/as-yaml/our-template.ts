import { rewriteTemplate } from '../rewrite-templates.ts';
import { type Kept, type Writing } from './writing.ts';

/** What reads the same in both languages. */
const same = /^(?:contact(?:\.(?:name|first_name|fields\.\w+))?|fields\.\w+|child\.(?:run\.)?status)$/iu;

const names =
  /(?<![\w.@])@?(?:contact|fields|results|child|parent|input|webhook|urns|trigger|globals|node|locals|run|legacy_extra|resume|ticket)\b(?:\.\w+)*/giu;

/** A text in our language; what its expressions name and ours do not know is refused. */
export function ourTemplate(writing: Writing, where: string, text: string): string {
  return rewriteTemplate(text, (code) =>
    code.replaceAll(names, (name) => {
      const sign = name.startsWith('@') ? '@' : '';
      const ours = ourName(writing, name.slice(sign.length).toLowerCase());
      if (ours === undefined) {
        writing.refuse(where, `"${name}" has no name in our language`);
      }
      return sign + (ours ?? name.slice(sign.length));
    }),
  );
}

function ourName(writing: Writing, name: string): string | undefined {
  if (name === 'input' || name === 'input.text') {
    return 'input';
  }
  return same.test(name) ? name : ourResult(writing, name.split('.'));
}

function ourResult({ kept }: Writing, [root, key = '', part = '', ...more]: readonly string[]) {
  const kind = root === 'results' && more.length === 0 ? kept.get(key) : undefined;
  if (kind !== undefined && part === 'input') {
    return `results.${key}.text`;
  }
  return kind !== undefined && values[kind].includes(part) ? `results.${key}` : undefined;
}

/** What of a result is its value in ours. A choice keeps the category; the words that it was known by are not kept. */
const values: { readonly [kind in Kept]: readonly string[] } = { choice: ['category'], plain: ['', 'value'] };

/** Text that is no template, as one. */
export const plainText = (text: string): string => text.replaceAll('@', '@@');
