import { describe, expect, it } from '@jest/globals';
import { useFlowFolder } from '../../support/flow-folder.ts';
import { markOf } from '../../support/mark-of.ts';

const read = useFlowFolder();

/** A flow of these steps, each on a line that begins with "- ". */
const steps = (...lines: readonly string[]): string =>
  `steps:\n${lines.map((line) => `  ${line}\n`).join('')}`;
const ask = (rest: string): string =>
  steps(`- { ask: Apa?, id: apa, timeout: { after: 2d, goto: end }, ${rest} }`, '- say: Sudah');
const on = (trigger: string): string => `triggers:\n  - ${trigger}\n${steps('- say: Halo')}`;
const ya = '{ label: Ya }';

/** Each flow has one fault, where `¦` stands; what is said of it holds the second text. */
const table: readonly (readonly [string, string])[] = [
  // Syntax
  ['steps:\n  - say: ¦"Halo\n', 'this quote is not closed'],
  ["steps:\n  - say: ¦'Halo\n", 'this quote is not closed'],
  ['steps:\n¦\t- say: Halo\n', 'a tab cannot indent'],
  ['steps:\n  - say: Halo\n   ¦goto: end\n', 'this line is indented otherwise'],
  ['steps:\n  - say: ¦Jam: delapan\n', 'a text with a colon'],
  ['steps:\n  - say: ¦@contact.name, halo\n', 'a text that begins with @'],
  ['steps:\n  - say: ¦%halo\n', 'must stand in quotes'],
  ['steps:\n  - ¦say Halo\n', 'a step must be a mapping'],
  ['steps:\n  - ask: Apa?\n    ¦id apa\n    timeout: { after: 1d }\n', 'a colon and a space'],
  ['steps:\n  - task: ¦{ for: companion, title: Kunjungi\n  - say: Halo\n', 'this bracket is not closed'],
  ['steps:\n  - say: Halo\n    ¦say: Hai\n', 'this key is written twice'],
  ['steps:\n  - say: ¦*halo\n', 'nothing above is marked &halo'],
  ['¦steps\n', 'a flow must be a mapping'],
  ['title: Kosong\nsteps: ¦[]\n', 'a flow needs steps'],
  ['steps:\n  - say: Halo\n¦---\nsteps: []\n', 'a file holds one document'],
  ['steps:\n  - say: Halo ¦\u0000Ibu\n', 'a control character (U+0000)'],
  ['steps:\n  - say: |\n      Halo\n      Ibu¦\u000b\n', 'a control character (U+000B)'],
  [steps('- say: ¦"Halo \\0 Ibu"'), 'a control character (U+0000)'],
  [steps('- say: ¦"Halo \\ud83d Ibu"'), '(U+D83D) cannot be sent'],
  [steps('- say: ¦"\u200b"'), 'say must be a text that is not empty'],
  // A line in a wrong place: what stands right below is not named as well
  [
    'steps:\n  - ask: Apa?\n  ¦id: apa\n    answer: integer\n    timeout: { after: 1d }\n  - say: Sudah\n',
    'begin it with "- ", or two columns further in',
  ],
  [
    'steps:\n  - ask: Apa?\n   ¦id: apa\n    answer: integer\n    timeout: { after: 1d }\n  - say: Sudah\n',
    'this line is indented otherwise',
  ],
  [
    'steps:\n  - ask: Apa?\n¦\tid: apa\n    answer: integer\n    timeout: { after: 1d }\n  - say: Sudah\n',
    'a tab cannot indent; use spaces',
  ],
  ['steps:\n¦\t- ask: Apa?\n\t\tid: apa\n', 'use spaces, here and in 1 more lines'],
  ['steps:\n  - say: Satu\n¦- say: Dua\n', 'this line is indented otherwise'],
  ['steps:\n  - say: Satu\n  ¦say: Dua\n', 'begin it with "- "'],
  ['steps:\n  - say: Satu\n  ¦-say: Dua\n', 'a space must stand behind the dash'],
  ['steps:\n  - say: Satu\n  ¦– say: Dua\n', 'a plain minus and a space'],
  ['steps:\n  - say: Satu\n  ¦• say: Dua\n', 'a plain minus and a space'],
  [ask('choices: [{ value: ¦a label: Ya }]'), 'a comma must stand between two entries'],
  ['steps:\n  - tag: [a]¦]\n  - say: Halo\n', 'this bracket closes nothing'],
  // Keys and types
  [`¦Steps:\n  - say: Halo\n`, 'did you mean "steps"?'],
  [steps('- { ask: Apa?, ¦ID: apa, timeout: { after: 1d } }'), 'did you mean "id"?'],
  [steps('- { ask: Apa?, id: apa, ¦timeot: { after: 1d } }'), 'did you mean "timeout"?'],
  [ask('choices: [{ value: ya, ¦text: Ya }]'), 'a choice needs "label" and has no "text"'],
  [steps('- task: { for: companion, ¦judul: Kunjungi }'), 'a task needs "title" and has no "judul"'],
  [`¦langkah:\n  - say: Halo\nsteps:\n  - say: Halo\n`, 'a flow has no "langkah"'],
  [`¦foo: bar\n${steps('- say: Halo')}`, 'a flow has no "foo"; did you mean "for"?'],
  [`¦foo: [1, 2]\n${steps('- say: Halo')}`, 'a flow has no "foo"; did you mean "for"?'],
  [ask('answer: integer, ¦mn: banyak'), 'did you mean "min"?'],
  [steps('- { ¦sya: "@(1 +) @results.apa" }'), 'did you mean "say"?'],
  [`¦titel: Halo\n${steps('- say: Halo')}`, 'did you mean "title"?'],
  [`for: [¦beneficiaries]\n${steps('- say: Halo')}`, 'must be one of beneficiary'],
  [`for: ¦semua\n${steps('- say: Halo')}`, 'must be one of beneficiary'],
  [`language: ¦Jawa\n${steps('- say: Halo')}`, 'language must be written like id, jv or en'],
  [`expires: ¦7\n${steps('- say: Halo')}`, 'expires must be a duration'],
  [steps('- ¦sey: Halo'), 'did you mean "say"?'],
  [steps('- ¦text: Halo'), 'a step has no "text"; it may have say, ask'],
  [steps('- say: ¦5'), 'say must be a text; write it in quotes'],
  [steps('- say: ¦""'), 'say must be a text that is not empty'],
  [steps('- { say: Halo, ¦mdia: ada.ogg }'), 'did you mean "media"?'],
  [steps('- { say: Halo, ¦wait: 1d }'), 'a step does one thing'],
  [steps('- ¦{ id: kosong }'), 'this step does nothing'],
  [steps('- { say: Halo, ¦choices: [{ label: Ya }] }'), 'this say has no "choices"'],
  [ask('answer: ¦angka'), 'answer must be one of'],
  [ask(`¦answer: text, choices: [${ya}]`), 'either choices or an answer type'],
  [ask('answer: integer, min: ¦5, max: 1'), 'min 5 is over max 1'],
  [ask('answer: integer, min: ¦nol'), 'min must be a number'],
  [ask('¦min: 1'), 'min belongs to'],
  [ask('invalid: { tries: ¦dua }'), 'tries must be a whole number'],
  [ask('invalid: { say: Lagi?, ¦try: 2 }'), 'it may have say, tries, goto'],
  [ask('invalid: ¦Lagi?'), 'invalid must be a mapping'],
  // Ids and ways
  [steps('- { ¦ask: Apa?, timeout: { after: 1d } }'), 'an ask needs an id'],
  [steps('- { id: ¦Apa, say: Halo }'), 'this cannot be an id: use small letters'],
  [steps('- { id: ¦end, say: Halo }'), '"end" is the end of the flow'],
  [steps('- { id: a, say: Satu }', '- { id: ¦a, say: Dua }'), 'the id "a" is taken by the step in line 2'],
  [steps('- { say: Halo, goto: ¦akir }', '- { id: akhir, say: Selesai }'), 'did you mean "akhir"?'],
  [steps('- { say: Halo, goto: ¦END }'), 'did you mean "end"?'],
  [ask('invalid: { goto: ¦lain }'), 'no step has the id "lain"'],
  [steps('- { ask: Apa?, id: apa, timeout: { after: 1d, goto: ¦apaa } }'), 'did you mean "apa"?'],
  [ask(`choices: [{ label: Ya, goto: ¦sana }]`), 'no step has the id "sana"'],
  [steps('- if: [{ when: "@(1 = 1)", goto: ¦sana }]'), 'no step has the id "sana"'],
  [steps('- { id: a, goto: ¦a }'), 'this leads round in a circle'],
  [steps('- { id: a, say: Satu }', '- { say: Dua, goto: ¦a }'), 'this leads round in a circle'],
  [steps('- ¦call: uji'), 'this leads round in a circle'],
  [steps('- call: ¦lian'), 'no flow is called "lian"; did you mean "lain"?'],
  [steps('- start: ¦entah'), 'there is no file entah.yaml'],
  // Choices
  [ask('choices: [{ label: ¦Saya mau ikut pertemuan }]'), 'this label has 23 characters'],
  [
    ask(
      `¦choices: [${'abcdefghij'
        .split('')
        .map((each) => `{ label: ${each} }`)
        .join(', ')}]`,
    ),
    '10 choices',
  ],
  [ask('choices: ¦[]'), 'choices is empty'],
  [ask('choices: [¦{ value: ya }]'), 'a choice needs "label"'],
  [ask('choices: [{ label: Ya, ¦lable: Iya }]'), 'did you mean "label"?'],
  [ask(`choices: [${ya}, { label: ¦Ya }]`), 'two choices have the label "Ya"'],
  [ask(`choices: [${ya}, { label: ¦ya }]`), 'two choices are "Ya" and "ya"'],
  [ask(`choices: [${ya}, { label: "¦ YA! " }]`.replace('"¦', '¦"')), 'they could not be told apart'],
  [ask('choices: [{ label: ¦"@(oops" }]').replace('¦"', '"¦'), 'this expression cannot be read'],
  // Expressions
  [steps('- say: "Halo ¦@(upper(contact.name)"'), 'this expression cannot be read'],
  [steps('- say: "Halo @(¦uper(contact.name))"'), 'did you mean "upper"?'],
  [steps('- say: "Halo @(¦contac.name)"'), 'did you mean "contact"?'],
  [steps('- say: "Halo @(¦if(1))"'), 'this expression cannot be read: if(...)'],
  [steps('- say: "Halo @¦contact.frist_name"'), 'contact has no "frist_name"; did you mean "first_name"?'],
  [steps('- say: "@(1 + ¦results.apa)"'), 'no question here has the id "apa"'],
  [
    steps(
      '- { ask: Hari?, id: hari, answer: integer, timeout: { after: 1d } }',
      '- say: "@¦results.hair hari"',
    ),
    'did you mean "hari"?',
  ],
  [
    steps(
      '- { ask: Hari?, id: hari, answer: integer, timeout: { after: 1d } }',
      '- say: "@¦results.hari.teks"',
    ),
    'an answer has no "teks"',
  ],
  [
    steps('- say: Halo', '- if: [{ when: "¦results.hari > 3", goto: end }]'),
    'no question here has the id "hari"',
  ],
  [steps('- if: [{ when: "contact.name =¦", goto: end }]'), 'this expression cannot be read'],
  [steps('- if: [{ when: ¦"@contact.name = 1", goto: end }]'), 'put all of it in brackets'],
  [steps('- call: lain', '- say: "@¦child.results.bleh"'), 'no flow that is called here asks "bleh"'],
  [steps('- say: "@¦contact.consents.undian"'), 'no purpose is called "undian"'],
  [steps('- set: { contact.fields.anak: "@(¦oops)" }'), 'there is no name "oops"'],
  [steps('- task: { for: companion, title: "Ke @(¦oops)" }'), 'there is no name "oops"'],
  [steps('- notify: { to: companion, say: "@(¦oops)" }'), 'there is no name "oops"'],
  [steps('- handover: { topic: "@(¦oops)" }'), 'there is no name "oops"'],
  [steps('- tag: "@(¦oops)"'), 'there is no name "oops"'],
  [ask('remind: [{ after: 1h, say: "@(¦oops)" }]'), 'there is no name "oops"'],
  [ask('invalid: { say: "@(¦oops)" }'), 'there is no name "oops"'],
  // Time
  [steps('- wait: ¦2 jam'), 'wait must be a duration'],
  [ask('remind: [{ after: ¦sehari }]'), 'after must be a duration'],
  [ask('remind: [¦{ say: Halo }]'), 'a reminder needs "after"'],
  [ask('remind: ¦{ after: 1d }'), 'remind must be a list'],
  [ask('remind: [{ after: 1d }, { after: ¦3d }]'), 'this reminder never comes'],
  [steps('- { ask: Apa?, id: apa, timeout: ¦1d }'), 'timeout must be a mapping'],
  [on('every: { cron: ¦"0 25 * * *" }'), 'is no cron pattern'],
  [on('every: { cron: ¦"0 8 31 2 *" }'), 'it never comes round'],
  [
    on('every: { cron: "0 8 * * MON", audience: ¦"rol = volunteer" }').replace('¦"', '"¦'),
    'this query cannot be read',
  ],
  [on('every: { rule: ¦setiap Senin, at: "08:00" }'), 'the rule "setiap Senin" is not understood'],
  [on('after: { date: joined_on, offset: ¦minggu }'), 'offset must be a duration'],
  [on('after: { date: joined_on, offset: 7d, at: ¦"8 pagi" }'), 'at must be written like'],
  [on('after: { date: joined_on, offset: 7d, ¦jam: "08:00" }'), 'has no "jam"'],
  // What starts it
  [on('keyword: [halo, ¦stop]'), 'is a built-in word and never reaches a flow'],
  [on('keyword: ¦"!?"'), 'has no letter or digit in it'],
  [on('keyword: ¦Lain'), 'belongs to the flow in'],
  [on('keyword: ¦[]'), 'keyword needs at least one word'],
  [on('event: ¦contact.opted'), 'there is no event "contact.opted"'],
  [on('event: ¦contact.opted_inn'), 'did you mean "contact.opted_in"?'],
  [on('¦keywrd: halo'), 'did you mean "keyword"?'],
  // People, media and what is written down
  [steps('- say: Halo', '- { say: Dengar, media: ¦tiada.ogg }'), 'there is no file "tiada.ogg"'],
  [steps('- { say: Dengar, media: ¦../rahasia.txt }'), 'media must be the name of a file'],
  [steps('- task: ¦{ for: companion }'), 'a task needs "title"'],
  [steps('- task: ¦{ title: Kunjungi }'), 'a task needs "for"'],
  [steps('- task: { for: ¦pendamping, title: Kunjungi }'), 'for must be companion, coordinator or a query'],
  [steps('- task: { for: companion, title: Kunjungi, due: ¦besok }'), 'due must be a duration'],
  [steps('- notify: ¦{ say: Halo }'), 'notify needs "to"'],
  [steps('- notify: { to: ¦companions, say: Halo }'), 'did you mean "companion"?'],
  [steps('- notify: { to: "¦desa = Songgon", say: Halo }'), 'this query cannot be read'],
  [steps('- set: { ¦contact.role: volunteer }'), 'set cannot write "contact.role"'],
  [steps('- set: { ¦fields.anak: 2 }'), 'set cannot write "fields.anak"'],
  [steps('- set: { contact.timezone: ¦Asia/Songgon }'), 'there is no time zone'],
  [steps('- set: ¦{}'), 'set is empty'],
  [steps('- if: ¦[]'), 'if needs at least one entry'],
  [steps('- if: ¦{ when: "@(1 = 1)", goto: end }'), 'if must be a list'],
  [steps('- if: [¦{ when: "@(1 = 1)" }]'), 'an entry of if needs "goto"'],
  [steps('- handover: ¦bantuan'), 'handover must be a mapping, such as { topic: bantuan }'],
  [ask('choices: [¦Ya]'), 'a choice must be a mapping, such as { label: Ya }'],
  [steps('- call: ¦lain.yaml'), 'did you mean "lain"?'],
  [steps('- say: "@(1 =¦= 1)"'), 'write one = to compare'],
  [steps('- say: "@(true ¦and true)"'), 'write and(…, …)'],
  [steps('- say: "@(true &¦& true)"'), 'write and(…, …)'],
  [steps('- { end: true, ¦goto: a }', '- { id: a, say: Halo }'), 'cannot go anywhere'],
];

/** What runs as written but was hardly meant so. */
const hints: readonly (readonly [string, string])[] = [
  [ask(`choices: [${ya}, { label: Ibu, value: ¦'@contact.name' }]`), 'is kept as it stands'],
  [on('keyword: [halo, ¦Halo]'), 'the keyword "Halo" stands in'],
  [ask('remind: [{ after: ¦2d }]'), 'comes when the question ends'],
  [
    ask('choices: [{ label: Ya }, { label: Tidak, accept: ¦[gak, ya] }]'),
    '"ya" is a word of the choice "Ya" too',
  ],
  [steps('- set: { ¦contact.fields.anka: 2 }'), 'the field "anka" is not declared; did you mean "anak"?'],
  [steps('- say: "@¦contact.fields.anka anak"'), 'neither declared nor set in a flow; did you mean "anak"?'],
];

describe('one fault in a flow file', () => {
  it.each(table)('%j is named alone, at its place: %s', (text, said) => {
    const { faults } = read(text);
    expect(faults).toEqual([expect.stringContaining(`${markOf(text)} error: `)]);
    expect(faults[0]).toContain(said);
  });

  it.each(hints)('%j is no fault but a hint: %s', (text, said) => {
    const found = read(text);
    expect(found).toEqual({ faults: [], hints: [expect.stringContaining(`${markOf(text)} hint: `)] });
    expect(found.hints[0]).toContain(said);
  });

  it.each([
    [ask('choices: [{ label: "< 1 juta" }, { label: "> 1 juta" }, { label: "1 juta" }]')],
    [ask('choices: [{ label: "-1" }, { label: "1" }, { label: "😊" }, { label: "😢" }]')],
    [ask('choices: [{ label: Ya, value: ya }, { label: Boleh, value: ya }]')],
    [steps('- { id: satu, ask: Nama?, timeout: { after: 1d } }', '- say: "@(upper(results.SATU.Text))"')],
    [steps('- say: "@contact @contact.groups @fields @(foreach(contact.groups, (results) => results.x))"')],
    [steps('- say: "a@results tanpa titik, b@@results.x dan @twitter.nama"')],
    [steps('- call: lain', '- say: "@child.results.boleh.text @child.status"')],
    [ask('remind: [{ after: 1d }, { after: 47h }]')],
    [on('event: task.done')],
  ])('nothing is said of %j', (text) => {
    expect(read(text)).toEqual({ faults: [], hints: [] });
  });
});
