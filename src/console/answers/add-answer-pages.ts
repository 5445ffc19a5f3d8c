import { type Context } from 'hono';
import { tableOf } from '../../programme/reports/answer-table.ts';
import { tallyAnswers } from '../../programme/reports/answer-tally.ts';
import { type AskedQuestion } from '../../programme/reports/questions-of.ts';
import { readRounds } from '../../programme/reports/read-rounds.ts';
import { type Records } from '../../programme/records/records.ts';
import { type Companion } from '../../runner/companion.ts';
import { type PageRoutes } from '../pages/create-page-routes.ts';
import { type PageProps } from '../pages/page.tsx';
import { showOne } from '../pages/show-one.ts';
import { tellingOf } from '../people/days-ago.ts';
import { answersPage } from './answers-page.tsx';
import { answerBook } from './answer-book.ts';
import { flowAnswersPage } from './flow-answers-page.tsx';
import { readPeriod } from './answer-period.ts';

/** What the pages about answers need. */
export interface AnswerPageParts extends PageProps {
  readonly companion: Pick<Companion, 'now'>;
  readonly records: Pick<Records, 'rows' | 'cards'>;
  readonly flows: () => readonly { readonly id: string; readonly title: string }[];
  /** The questions that a flow asks today. */
  readonly questionsOf: (flow: string) => readonly AskedQuestion[];
  readonly defaults: { readonly timezone: string };
}

/** So many answers take a page two tenths of a second, and others are served meanwhile. */
const mostOnPage = 20_000;
/** A file of so many talks with a dozen questions takes this process a second, in which nobody else is served. */
const mostInFile = 5000;

/** Adds the list of flows with what was answered in each, added up and as an Excel file. */
export function addAnswerPages(pages: PageRoutes, parts: AnswerPageParts): void {
  const findFlow = (c: Context) => parts.flows().find(({ id }) => id === c.req.param('flow'));
  pages.get('/answers', async (c) =>
    c.html(answersPage({ ...parts, ...tellingOf(parts), flows: await readFlows(parts) })),
  );
  pages.get(
    '/answers/:flow',
    showOne(parts, findFlow, (c, flow) => showAnswers(c, parts, flow)),
  );
  pages.get(
    '/answers/:flow/answers.xlsx',
    showOne(parts, findFlow, (c, flow) => giveFile(c, parts, flow)),
  );
}

interface FlowName {
  readonly id: string;
  readonly title: string;
}

const yesNoOf = ({ phrase }: AnswerPageParts) => ({ yes: phrase('answers_yes'), no: phrase('answers_no') });

/** The flows that ask something, with when each was last answered. */
function readFlows({ flows, questionsOf, records }: AnswerPageParts) {
  const wanted = { kind: 'results', contact: null, after: null, order: 'newest', limit: 1 } as const;
  const asking = flows().filter(({ id }) => questionsOf(id).length > 0);
  return Promise.all(
    asking.map(async ({ id, title }) => {
      const [row] = await records.rows({ ...wanted, where: { flow: id } });
      return { id, title, answeredAt: row?.at ?? null };
    }),
  );
}

async function showAnswers(c: Context, parts: AnswerPageParts, flow: FlowName): Promise<Response> {
  const { records, questionsOf } = parts;
  const telling = { ...parts, ...tellingOf(parts) };
  const period = readPeriod(c.req.query(), telling);
  const [found, cards] = await Promise.all([
    readRounds(records, { flow: flow.id, ...period, most: mostOnPage }),
    records.cards(),
  ]);
  const names = new Map(cards.map(({ id, name }) => [id, name]));
  const { questions } = tableOf(questionsOf(flow.id), found.rounds, yesNoOf(parts));
  const tallies = questions.map((each) => tallyAnswers(each, found.rounds));
  return c.html(flowAnswersPage({ ...telling, flow, period, ...found, tallies, names }));
}

async function giveFile(c: Context, parts: AnswerPageParts, flow: FlowName): Promise<Response> {
  const { records } = parts;
  const telling = { ...parts, ...tellingOf(parts) };
  const period = readPeriod(c.req.query(), telling);
  const asked = parts.questionsOf(flow.id);
  const most = mostInFile * Math.max(1, asked.length);
  const found = await readRounds(records, { flow: flow.id, ...period, most });
  if (!found.all || found.rounds.length > mostInFile) {
    return c.html(
      flowAnswersPage({ ...telling, flow, period, ...found, tallies: null, names: new Map() }),
      413,
    );
  }
  const table = tableOf(asked, found.rounds, yesNoOf(parts));
  const bytes = await answerBook(table, { ...telling, cards: await records.cards() });
  const name = `${flow.id}_${period.first}_${period.last}.xlsx`.replace(/[^\w.-]/gu, '_');
  c.header('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  c.header('Content-Disposition', `attachment; filename="${name}"`);
  return c.body(new Uint8Array(bytes));
}
