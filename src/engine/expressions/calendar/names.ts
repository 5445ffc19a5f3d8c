/** The names of days (from Sunday) and months in a language, long and short. */
export interface Names {
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
}

const list = (words: string): readonly string[] => words.split(' ');
const cut = (words: string, length = 3): readonly string[] =>
  list(words).map((word) => word.slice(0, length));

const names = (days: string, shortDays: string, months: string, shortMonths: string): Names => ({
  days: list(days),
  shortDays: list(shortDays),
  months: list(months),
  shortMonths: list(shortMonths),
});

const ENGLISH_DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday';
const ENGLISH_MONTHS =
  'January February March April May June July August September October November December';
const ENGLISH: Names = {
  days: list(ENGLISH_DAYS),
  shortDays: cut(ENGLISH_DAYS),
  months: list(ENGLISH_MONTHS),
  shortMonths: cut(ENGLISH_MONTHS),
};
const INDONESIAN_MONTHS =
  'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember';
const INDONESIAN_SHORT = 'Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des';

const LANGUAGES: ReadonlyMap<string, Names> = new Map([
  [
    'id',
    names(
      'Minggu Senin Selasa Rabu Kamis Jumat Sabtu',
      'Min Sen Sel Rab Kam Jum Sab',
      INDONESIAN_MONTHS,
      INDONESIAN_SHORT,
    ),
  ],
  [
    'jv',
    names(
      'Minggu Senin Selasa Rebo Kemis Jemuwah Setu',
      'Min Sen Sel Reb Kem Jem Set',
      INDONESIAN_MONTHS.replace('Februari', 'Pebruari').replace('November', 'Nopember'),
      INDONESIAN_SHORT.replace('Feb', 'Peb').replace('Nov', 'Nop'),
    ),
  ],
  [
    'ms',
    names(
      'Ahad Isnin Selasa Rabu Khamis Jumaat Sabtu',
      'Ahd Isn Sel Rab Kha Jum Sab',
      'Januari Februari Mac April Mei Jun Julai Ogos September Oktober November Disember',
      'Jan Feb Mac Apr Mei Jun Jul Ogos Sep Okt Nov Dis',
    ),
  ],
  [
    'es',
    names(
      'domingo lunes martes miércoles jueves viernes sábado',
      'dom lun mar mié jue vie sáb',
      'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
      'ene feb mar abr may jun jul ago sep oct nov dic',
    ),
  ],
  [
    'fr',
    names(
      'dimanche lundi mardi mercredi jeudi vendredi samedi',
      'dim. lun. mar. mer. jeu. ven. sam.',
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
      'janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.',
    ),
  ],
  [
    'pt',
    names(
      'domingo segunda terça quarta quinta sexta sábado',
      'dom seg ter qua qui sex sáb',
      'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
      'jan fev mar abr mai jun jul ago set out nov dez',
    ),
  ],
]);

const LONG_CODES: ReadonlyMap<string, string> = new Map([
  ['ind', 'id'],
  ['jav', 'jv'],
  ['msa', 'ms'],
  ['spa', 'es'],
  ['fra', 'fr'],
  ['por', 'pt'],
]);

/** The names in a language of two or three letters; English where a language is not known. */
export function namesIn(language: string): Names {
  const code = language.toLowerCase().split('-', 1)[0] ?? '';
  return LANGUAGES.get(LONG_CODES.get(code) ?? code) ?? ENGLISH;
}
