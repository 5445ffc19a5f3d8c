const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    copy: '©',
    reg: '®',
    deg: '°',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    bull: '•',
    middot: '·',
    laquo: '«',
    raquo: '»',
    euro: '€',
    pound: '£',
    times: '×',
    divide: '÷',
    agrave: 'à',
    aacute: 'á',
    ccedil: 'ç',
    egrave: 'è',
    eacute: 'é',
    ecirc: 'ê',
    iacute: 'í',
    ntilde: 'ñ',
    oacute: 'ó',
    ouml: 'ö',
    uacute: 'ú',
    uuml: 'ü',
  }),
);
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]+));?/g;

/** Resolves HTML entities (`&amp;`, `&#233;`, `&eacute;`); one that is not known stays as it is. */
export const decodeEntities = (text: string): string =>
  text
    .replace(ENTITY, (whole: string, ...groups: readonly (string | undefined)[]) => resolve(groups) ?? whole)
    .replaceAll('\u00a0', ' ');

function resolve([decimal, hex, name]: readonly (string | undefined)[]): string | undefined {
  if (name !== undefined) {
    return NAMED.get(name);
  }
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
