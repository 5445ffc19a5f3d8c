import { describe, expect, it } from '@jest/globals';
import { type Media } from '../../../../src/domain/message.ts';
import { type AnswerType } from '../../../../src/engine/program.ts';
import { readAnswer, type Question, type Reply } from '../../../../src/engine/answers/read-answer.ts';

const about = { now: Date.parse('2025-05-04T12:30:45Z'), timezone: 'Asia/Jakarta' };
const file = { ref: 'telegram:1', name: null, mime: null, bytes: null };
const image: Media = { ...file, kind: 'image' };
const voice: Media = { ...file, kind: 'voice' };
const video: Media = { ...file, kind: 'video' };
const document: Media = { ...file, kind: 'document', mime: 'application/pdf' };
const place: Media = { kind: 'location', latitude: -7.98, longitude: 112.63, name: null };
const card = (phone: string): Media => ({ kind: 'contact', name: 'Sri', phone });

const types: readonly AnswerType[] = [
  ...(['choice', 'text', 'number', 'integer', 'date', 'time', 'phone'] as const),
  ...(['yes_no', 'location', 'image', 'voice', 'file', 'any'] as const),
];

function ask(answer: AnswerType, more: Partial<Question> = {}): Question {
  return { answer, options: [], min: null, max: null, ...more };
}

function read(question: Question, reply: Partial<Reply>) {
  const reading = readAnswer(question, { text: '', media: [], choice: null, ...reply }, about);
  return reading.kind === 'answer' ? reading.value : reading.why;
}

const mood = ask('choice', {
  options: [
    { value: 'good', labels: ['Semangat 😊'], accept: ['baik'] },
    { value: 2, labels: ['Biasa saja'], accept: [] },
    { value: false, labels: ['Sedang berat'], accept: [] },
  ],
});

describe('reading an answer', () => {
  it.each([
    ['text', ' halo\u200b bu ', 'halo bu'],
    ['text', '1', '1'],
    ['text', 'baris satu\nbaris dua', 'baris satu\nbaris dua'],
    ['text', 'مرحبا', 'مرحبا'],
    ['text', '__proto__', '__proto__'],
    ['text', '😊', '😊'],
    ['text', '', 'invalid_text'],
    ['text', ' \u200b\n\u202e ', 'invalid_text'],
    ['number', 'umur saya 40', 40],
    ['number', 'tiga puluh', 30],
    ['number', '1,5 juta', 1_500_000],
    ['number', 'setengah', 0.5],
    ['number', '-3', -3],
    ['number', 'banyak', 'invalid_number'],
    ['number', '2 atau 3', 'invalid_number'],
    ['integer', '5 hari', 5],
    ['integer', '5,0', 5],
    ['integer', '-0', 0],
    ['integer', '1,5', 'invalid_integer'],
    ['integer', 'setengah', 'invalid_integer'],
    ['integer', '', 'invalid_integer'],
    ['date', '3 Mei', '2025-05-03'],
    ['date', 'besok', '2025-05-05'],
    ['date', 'kapan-kapan', 'invalid_date'],
    ['time', 'jam 7 malam', '19:00'],
    ['time', 'malam', 'invalid_time'],
    ['phone', '0812 3456 7890', '+6281234567890'],
    ['phone', '123', 'invalid_phone'],
    ['yes_no', 'nggih', true],
    ['yes_no', 'mboten', false],
    ['yes_no', 'mungkin', 'invalid_yes_no'],
    ['location', 'di rumah', 'invalid_location'],
    ['image', 'ini fotonya', 'invalid_image'],
    ['voice', 'halo', 'invalid_voice'],
    ['file', 'halo', 'invalid_file'],
    ['any', 'halo', 'halo'],
    ['any', ' \u200b ', 'invalid_text'],
    ['choice', 'halo', 'invalid_choice'],
  ] as const)('takes for %s the text %j as %j', (answer, text, expected) => {
    expect(read(ask(answer), { text })).toBe(expected);
  });

  it.each([
    ['location', place, '-7.98,112.63'],
    ['location', image, 'invalid_location'],
    ['image', image, 'image'],
    ['image', { ...document, mime: 'image/png' }, 'image'],
    ['image', document, 'invalid_image'],
    ['image', place, 'invalid_image'],
    ['voice', { ...document, mime: 'audio/ogg' }, 'voice'],
    ['voice', image, 'invalid_voice'],
    ['file', document, 'file'],
    ['file', image, 'file'],
    ['file', video, 'file'],
    ['file', place, 'invalid_file'],
    ['file', card('0812'), 'invalid_file'],
    ['any', image, 'image'],
    ['any', video, 'video'],
    ['any', document, 'file'],
    ['any', place, '-7.98,112.63'],
    ['any', card('0812'), 'contact'],
    ['text', image, 'invalid_text'],
    ['choice', image, 'invalid_choice'],
    ['phone', card('6281234567890'), '+6281234567890'],
    ['phone', card('+62 812-3456-7890'), '+6281234567890'],
    ['phone', card('442071234567'), '+442071234567'],
    ['phone', card('12'), 'invalid_phone'],
    ['phone', image, 'invalid_phone'],
  ] as const)('takes for %s what was sent', (answer, sent, expected) => {
    expect(read(ask(answer), { media: [sent] })).toBe(expected);
  });

  it('does not choose between two visiting cards', () => {
    const media = [card('081234567890'), card('081234567891')];
    expect(read(ask('phone'), { media })).toBe('invalid_phone');
  });

  it('reads what is written under a picture', () => {
    expect(read(ask('integer'), { text: '5', media: [image] })).toBe(5);
    expect(read(ask('any'), { text: 'ini', media: [image] })).toBe('ini');
  });

  it.each(types)('takes a voice note for an answer to %s', (answer) => {
    expect(read(ask(answer), { media: [voice] })).toBe('voice');
  });

  it.each([
    [0, 7, '0', 0],
    [0, 7, '7', 7],
    [0, 7, '8', 'invalid_range'],
    [0, 7, '-1', 'invalid_range'],
    [null, 7, '-100', -100],
    [1, null, '1 juta', 1_000_000],
    [1, null, '0', 'invalid_range'],
    [0, 7, '1,5', 'invalid_integer'],
  ])('keeps a number between %j and %j: %j', (...row) => {
    const [min, max, text, expected] = row;
    expect(read(ask('integer', { min, max }), { text })).toBe(expected);
  });

  it('says which option was meant', () => {
    const reply = { text: 'biasa', media: [], choice: null };
    expect(readAnswer(mood, reply, about)).toEqual({ kind: 'answer', value: 2, option: 1 });
    expect(readAnswer(ask('number'), { ...reply, text: '3' }, about)).toEqual({
      kind: 'answer',
      value: 3,
      option: null,
    });
  });

  it.each([
    [0, 'good'],
    [1, 2],
    [2, false],
    [3, 'invalid_choice'],
    [-1, 'invalid_choice'],
    [0.5, 'invalid_choice'],
    [Number.NaN, 'invalid_choice'],
  ])('takes the press on place %j', (choice, expected) => {
    expect(read(mood, { choice, text: 'Sedang berat' })).toBe(expected);
  });

  it.each(types)('refuses a press on a choice that %s does not have', (answer) => {
    const why = answer === 'any' ? 'invalid_choice' : `invalid_${answer}`;
    expect(read(ask(answer), { choice: 0, text: '1' })).toBe(why);
  });
});
