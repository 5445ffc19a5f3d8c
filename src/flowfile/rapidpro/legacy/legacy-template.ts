import { scanTemplate } from '../../../engine/expressions/scan-template.ts';
import { schemes } from '../../../engine/nodes/urn.ts';

const roots = new Set(['contact', 'flow', 'step', 'child', 'parent', 'extra', 'channel', 'date']);
const kept = ['name', 'first_name', 'language', 'created_on', 'uuid', 'id'];

/** A template of old in the words of today: `@flow.age` → `@results.age`, `@contact.age` → `@fields.age`. */
export function migrateTemplate(source: string): string {
  let text = '';
  let done = 0;
  for (const piece of source.includes('@') ? scanTemplate(source, roots) : []) {
    if (piece.kind === 'code') {
      const lone = source.charAt(piece.start + 1) !== '(';
      text += source.slice(done, piece.start) + (lone ? migrateLone(piece.code) : migrateCode(piece.code));
      done = piece.end;
    }
  }
  return text + source.slice(done);
}

function migrateLone(path: string): string {
  const migrated = migratePath(path);
  return migrated.includes('(') ? `@(${migrated})` : `@${migrated}`;
}

function migrateCode(code: string): string {
  const parts = code
    .split(/("(?:[^"]|"")*")/su)
    .map((part, place) =>
      place % 2 === 1
        ? `"${part.slice(1, -1).replaceAll('""', '\\"')}"`
        : addDays(part.replace(/(?<![\w.])[a-z]\w*(?:\.\w+)*(?!\s*\(|\w)/giu, migratePath)),
    );
  return `@(${parts.join('')})`;
}

/** Days were added to dates with a plain plus. */
const addDays = (code: string): string =>
  code.replace(
    /(today\(\)|now\(\))\s*([+-])\s*(-?\d+)/gu,
    (_, day: string, sign: string, count: string) =>
      `datetime_add(${day}, ${sign === '-' ? -Number(count) : Number(count)}, "D")`,
  );

function migratePath(path: string): string {
  const [root = '', ...rest] = path.split('.');
  switch (root.toLowerCase()) {
    case 'flow':
      return ['results', ...resultPath(rest)].join('.');
    case 'child':
    case 'parent':
      return rest[0] === 'contact' ? path : [root, 'results', ...resultPath(rest)].join('.');
    case 'step':
      return stepPath(rest);
    case 'extra':
      return ['legacy_extra', ...rest].join('.');
    case 'channel':
      return ['contact', 'channel', ...rest].join('.');
    case 'date':
      return datePath(rest[0]);
    case 'contact':
      return contactPath(rest);
    default:
      return path;
  }
}

const resultPath = ([key, ...parts]: readonly string[]): readonly string[] =>
  key === undefined
    ? []
    : [key, ...parts.map((part) => ({ text: 'input', category: 'category_localized' })[part] ?? part)];

function stepPath([part, ...rest]: readonly string[]): string {
  if (part === 'contact') {
    return contactPath(rest);
  }
  return part === 'text' ? 'input.text' : part === 'attachments' ? 'input.attachments' : 'input';
}

function datePath(day: string | undefined): string {
  const days: { readonly [name: string]: string } = {
    today: 'today()',
    tomorrow: 'datetime_add(now(), 1, "D")',
    yesterday: 'datetime_add(now(), -1, "D")',
  };
  return days[day ?? ''] ?? 'now()';
}

function contactPath([field, ...rest]: readonly string[]): string {
  if (field === undefined || kept.includes(field)) {
    return ['contact', ...(field === undefined ? [] : [field]), ...rest].join('.');
  }
  if (field === 'groups') {
    return 'join(contact.groups, ",")';
  }
  if (field === 'tel') {
    return 'format_urn(urns.tel)';
  }
  const scheme = field === 'tel_e164' ? 'tel' : field;
  return schemes.includes(scheme)
    ? `default(urn_parts(urns.${scheme}).path, "")`
    : ['fields', field, ...rest].join('.');
}
