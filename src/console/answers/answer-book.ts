import { workbookBytes } from '../../flowfile/sheet/write-workbook.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { wallOf, wallText } from '../../domain/time/wall-clock.ts';
import { type AnswerTable } from '../../programme/reports/answer-table.ts';
import { type Card } from '../../programme/records/card.ts';
import { type Phrase } from '../phrase.ts';

/**
 * Answers as an Excel file: when, who, where they live, who walks beside them, then a column for each question. What
 * people wrote is a text there and no formula, whatever it begins with.
 */
export function answerBook(
  { questions, lines }: AnswerTable,
  about: { readonly phrase: Phrase; readonly timezone: string; readonly cards: readonly Card[] },
): Promise<Buffer> {
  const { phrase, timezone, cards } = about;
  const people = new Map(cards.map((card) => [card.id, card]));
  const when = (at: Instant): string => wallText(wallOf(at, timezone)).replace('T', ' ');
  const heads = (['column_answered_at', 'column_name', 'column_village', 'column_companion'] as const).map(
    (each) => phrase(each),
  );
  const rows = lines.map(({ round, answers }) => {
    const who = people.get(round.contact ?? '');
    const companion = people.get(who?.companion ?? '');
    return [when(round.at), who?.name ?? null, who?.village ?? null, companion?.name ?? null, ...answers];
  });
  const heading = [...heads, ...questions.map(({ text }) => text)];
  return workbookBytes([{ name: phrase('answers'), rows: [heading, ...rows] }]);
}
