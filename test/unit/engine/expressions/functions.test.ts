import { describe, expect, it } from '@jest/globals';
import { evaluateTemplate } from '../../../../src/engine/expressions/evaluate.ts';
import { parseTemplate } from '../../../../src/engine/expressions/parse-template.ts';
import { environment, scopeOf } from './scope-of.ts';

const scope = scopeOf({ results: { days: 4 }, contact: { __default__: 'Siti', name: 'Siti' } });

function run(code: string) {
  const { value, errors } = evaluateTemplate(parseTemplate(`@(${code})`, ['results', 'contact']), scope);
  return errors[0]?.error ?? value;
}

describe('functions by chance', () => {
  it('draw from the chance that they are given', () => {
    expect([run('rand()'), run('rand_between(1, 10)'), run('rand_between(-5, -5)')]).toEqual([0.5, 6, -5]);
  });
});

describe('functions on texts', () => {
  it.each([
    ['trim_left("  a  ") & "|"', 'a  |'],
    ['trim_right("  a  ") & "|"', '  a|'],
    ['clean("a\\u0007b")', 'ab'],
    ['remove_first_word("daftar Siti Rahma")', 'Siti Rahma'],
    ['field("a;b;c", 7, ";")', ''],
    ['read_chars("081234567890")', '0 8 1 , 2 3 4 , 5 6 7 , 8 9 0'],
    ['read_chars("+12345")', '1 , 2 , 3 , 4 , 5'],
    ['read_chars("12345678")', '1 2 3 4 , 5 6 7 8'],
    ['text_compare("a", "b")', -1],
    ['text_compare("ab", "a")', 1],
    ['word_slice("satu dua tiga", 1)', 'dua tiga'],
    ['read_chars("123")', '1 2 3'],
    ['title(" o-o a_b 3rd ﬁn")', ' O-O A_b 3rd ﬁn'],
    ['urn_parts("tel:+62?x=1#ibu").display', 'ibu'],
    ['format_urn("telegram:1#siti")', 'siti'],
    ['attachment_parts("x").content_type', 'x'],
    ['format_location("Indonesia > DIY")', 'DIY'],
    ['has_phrase("a a b", "a b").match', ''],
    ['has_email("surat ke siti@contoh.co.id, ya").match', 'siti@contoh.co.id'],
    ['has_number("99999999999999999999999999999999999999 lalu 5").match', 5],
    ['has_error(1 / 0).match', 'division by zero'],
    ['has_intent(1, 2, 3).match', ''],
    ['trim("\\ufeffa\\u0085")', '\ufeffa'],
    ['field("a\\u0085\\u00a0b", 1, " ")', 'b'],
    ['number("\\u00857\\u0085")', 7],
    ['number("\\ufeff7")', expect.stringContaining('unable to convert')],
    ['html_decode("&lt;b&gt; &#233; &#xe9; &#0; &nope;")', '<b> é é &#0; &nope;'],
    ['url_encode("\\"a\\" (b)")', '%22a%22%20%28b%29'],
    ['"\\x41\\101\\u0041\\q"', '\\x41\\101\\u0041\\q'],
    ['"\\x41\\101\\u0041\\U0001F331"', 'AAA🌱'],
    ['"\\ud800"', '\\ud800'],
    ['"\\777"', '\\777'],
  ])('%s', (code, value) => {
    expect(run(code)).toEqual(value);
  });
});

describe('functions on numbers', () => {
  it.each([
    ['format_number(1234567.891, 2)', '1.234.567,89'],
    ['format_number(5, 10)', expect.stringContaining('0 to 9 decimal places')],
    ['format_number(1234.5, -1, false)', expect.stringContaining('0 to 9 decimal places')],
    ['round(123.456, -2000)', 0],
    ['round_up(-1.5)', -1],
    ['round_down(-1.5)', -2],
    ['0 ^ 0', 0],
    ['(-8) ^ (1 / 3)', 0],
    ['2 ^ 0.5', 1.4142136],
    ['0.1 ^ 0.5', expect.closeTo(0.316_227_766, 6)],
    ['100 ^ 1.5', expect.closeTo(1000, 4)],
    ['percent(123456789012345678901)', expect.stringContaining('out of range')],
    ['char(3000000000)', expect.stringContaining('out of range')],
    ['number("1.5.2")', expect.stringContaining('unable to convert')],
    ['123456789012345678901234567890 / 9.7', expect.stringContaining('out of range')],
    ['-(0)', 0],
  ])('%s', (code, value) => {
    expect(run(code)).toEqual(value);
  });
});

describe('functions on lists and objects', () => {
  it.each([
    ['sort(array(true, false))', [false, true]],
    ['sort(array(time("9:00"), time("8:00")))', ['08:00:00.000000', '09:00:00.000000']],
    ['sort(array(upper, lower))', expect.stringContaining("isn't a comparable type")],
    ['sort(array("ab", "a", "🌱", "ﬀ"))', ['a', 'ab', 'ﬀ', '🌱']],
    ['unique(array(upper, upper, lower))', ['upper', 'lower']],
    [
      'unique(array(object("a", 1), object("a", 1.0), object("a", 2), object("b", 1), array(1)))',
      expect.any(Array),
    ],
    ['contains(array(object("a", 1)), object("a", 1))', true],
    ['contains(array(null, now(), today(), time("9:00")), today())', true],
    ['contains(array("1"), 1)', false],
    ['foreach_value(object("a", 1), (x) => x / 0)', expect.stringContaining('division by zero')],
    ['foreach(array(1), 5)', expect.stringContaining('5 is not a function')],
    ['object("__default__", 3, "a", 1) + 1', 4],
    ['json(parse_json("{\\"__default__\\": 3, \\"a\\": 1}"))', '{"a":1}'],
    ['keys(object("__default__", 3, "a", 1))', ['a']],
    ['object("a", 1).b', "object has no property 'b'"],
    ['array(1)[array(0)]', expect.stringContaining('unable to convert array to a number')],
    ['array(1)[1 / 0]', 'division by zero'],
    ['nope[1 / 0]', "context has no property 'nope'"],
    [
      'format(object("a", array(1, 2), "b", upper, "c", time("7:05"), "d", today()))',
      expect.stringContaining('c: 07:05'),
    ],
    ['json(array(time("7:05"), "\\u2028\\u2029"))', '["07:05:00.000000","\\u2028\\u2029"]'],
    ['parse_json("{\\"a\\": [1, {}], \\"b\\": []}")', { a: [1, {}], b: [] }],
    ['parse_json(" ")', expect.stringContaining('invalid JSON')],
    ['parse_json("[1,]")', expect.stringContaining('invalid JSON')],
    ['parse_json("[1;2]")', expect.stringContaining('invalid JSON')],
    ['parse_json("{\\"a\\" 1}")', expect.stringContaining('invalid JSON')],
    ['parse_json("{1: 2}")', expect.stringContaining('invalid JSON')],
    ['parse_json("[1] 2")', expect.stringContaining('invalid JSON')],
    ['parse_json("[1 2]")', expect.stringContaining('invalid JSON')],
    ['parse_json("\\"\\u0001\\"")', expect.stringContaining('invalid JSON')],
    ['parse_json("-")', expect.stringContaining('invalid JSON')],
  ])('%s', (code, value) => {
    expect(run(code)).toEqual(value);
  });
});

describe('functions on days and hours', () => {
  it.each([
    ['format_date("3-5-2025", "EEEE, D MMMM YYYY")', 'Sabtu, 3 Mei 2025'],
    ['format_date("3-5-2025", "EEE D MMM YY M")', 'Sab 3 Mei 25 5'],
    ['format_datetime("3-5-2025 15:04:05.678", "hh:mm:ss AA fff Z ZZZ")', '03:04:05 PM 678 +07:00 +07:00'],
    ['format_datetime(now(), "tt:mm ZZZ", "America/New_York")', '08:30 -04:00'],
    ['format_datetime(now(), "tt:mm", "Not a zone")', expect.stringContaining('unknown time zone')],
    ['format_datetime(now(), "tt:mm", "Not/There")', expect.stringContaining('unknown time zone')],
    ['format_time("15:04:05", "t h m s aa")', '15 3 4 5 pm'],
    ['datetime_add("31-01-2025", 1, "M")', '2025-03-03T00:00:00.000000+07:00'],
    ['datetime_add(now(), 2000000000, "Y")', expect.stringContaining('out of range')],
    ['datetime_add(now(), 2000000000, "h")', expect.stringContaining('out of range')],
    ['datetime_add(now(), 100000, "M")', expect.stringContaining('out of range')],
    ['datetime_add(now(), 1, "x")', expect.stringContaining('unknown unit')],
    ['datetime_diff("2026-03-01T00:15:00+07:00", "2026-02-28T23:45:00-07:00", "D")', -1],
    ['datetime_diff(now(), now(), "x")', expect.stringContaining('unknown unit')],
    ['datetime_from_epoch(0.5)', '1970-01-01T07:00:00.500000+07:00'],
    ['datetime_from_epoch(0.12345678901)', '1970-01-01T07:00:00.123456+07:00'],
    ['date("29-2-2023")', expect.stringContaining('unable to convert')],
    ['date("2025-13-01")', expect.stringContaining('unable to convert')],
    ['datetime("2025-01-01T25:00:00Z")', expect.stringContaining('unable to convert')],
    ['date("3-5-99")', '1999-05-03'],
    ['time(contact)', expect.stringContaining('"Siti" to a time')],
    ['date(array(1))', expect.stringContaining('array to a date')],
    ['parse_datetime("2025-05-03 3:04 AM", "YYYY-MM-DD h:mm AA")', '2025-05-03T03:04:00.000000+07:00'],
    ['parse_datetime("99-5-3", "YY-M-D")', '1999-05-03T00:00:00.000000+07:00'],
    ['parse_datetime("25-5-3 7:8:9", "YY-M-D t:m:s")', '2025-05-03T07:08:09.000000+07:00'],
    ['parse_datetime("2025-05-03 +02:00", "YYYY-MM-DD Z")', '2025-05-03T00:00:00.000000+02:00'],
    ['parse_datetime("2025-05-03x", "YYYY-MM-DD")', expect.stringContaining('left over')],
    ['parse_datetime("2025/05/03", "YYYY-MM-DD")', expect.stringContaining("as '-'")],
    ['parse_datetime("2025-02-30", "YYYY-MM-DD")', expect.stringContaining('no such day')],
    ['parse_time("10:30 123", "tt:mm fff")', '10:30:00.123000'],
    ['parse_time("10:30:15.5", "tt:mm:ss")', '10:30:15.500000'],
    ['legacy_add(1, "3-5-2025")', '2025-05-04T00:00:00.000000+07:00'],
    ['legacy_add("3-5-2025", -1)', '2025-05-02T00:00:00.000000+07:00'],
    ['legacy_add(1, 2.5)', 3.5],
    ['legacy_add("x", 1 / 0)', expect.stringContaining('x')],
    ['legacy_add(today(), today())', expect.stringContaining('two dates')],
    ['week_number("5-1-2025")', 2],
  ])('%s', (code, value) => {
    expect(run(code)).toEqual(value);
  });

  it.each([
    ['id', 'Minggu Min Agustus Agu'],
    ['jv', 'Minggu Min Agustus Agu'],
    ['eng', 'Sunday Sun August Aug'],
    ['fra', 'dimanche dim. août août'],
    ['xx', 'Sunday Sun August Aug'],
    ['id-ID', 'Minggu Min Agustus Agu'],
  ])('name days and months in %s', (language, text) => {
    const there = { ...scope, environment: { ...environment, language } };
    const template = parseTemplate('@(format_date("3-8-2025", "EEEE EEE MMMM MMM"))', []);

    expect(evaluateTemplate(template, there).text).toBe(text);
  });
});

describe('what goes wrong', () => {
  it.each([
    ['contact.name(1)', 'contact.name is not a function'],
    ['nope(1)', "context has no property 'nope'"],
    ['upper()', 'error calling upper(...): need 1 argument(s), got 0'],
    ['((x, y) => x)(1)', 'error calling <anon>(...): need 2 argument(s), got 1'],
    ['and(true, 1 / 0)', 'error calling and(...): division by zero'],
    ['upper + 1', 'unable to convert upper(...) to a number'],
    ['object() + 1', 'unable to convert object to a number'],
    ['today().x', "date doesn't support lookups"],
    ['keys(array(1))', 'error calling keys(...): unable to convert array to an object'],
    ['urn_parts(":1")', expect.stringContaining('scheme cannot be empty')],
    ['has_category(object("a", 1), "x")', expect.stringContaining('must be a result')],
    ['number("' + '1'.repeat(1001) + '")', expect.stringContaining('unable to convert')],
  ])('%s', (code, error) => {
    expect(run(code)).toEqual(error);
  });

  it('can be asked about', () => {
    expect([run('is_error(1 / 0)'), run('default(1 / 0, "x")'), run('default(contact, "x")')]).toEqual([
      true,
      'x',
      'Siti',
    ]);
  });
});
