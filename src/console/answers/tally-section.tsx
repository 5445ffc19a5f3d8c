import { tellAnswer } from '../../programme/reports/answer-table.ts';
import { type AnswerTally } from '../../programme/reports/answer-tally.ts';
import { knownLanguage } from '../pages/known-language.ts';
import { type Phrase } from '../phrase.ts';
import { daysAgo, type Telling } from '../people/days-ago.ts';
import { PersonName } from '../people/person-name.tsx';

interface TallyProps extends Telling {
  readonly phrase: Phrase;
  readonly language: string;
  readonly names: ReadonlyMap<string, string>;
  readonly tally: AnswerTally;
}

/** How one question was answered: how often each choice, between which numbers, or the latest words. */
export function TallySection(props: TallyProps) {
  const { phrase, tally } = props;
  return (
    <section class="tally">
      <h2>{tally.question.text}</h2>
      <p>{phrase('answers_given', { count: String(tally.count) })}</p>
      {tally.count === 0 ? null : <Answers {...props} />}
    </section>
  );
}

function Answers({ tally, ...props }: TallyProps) {
  switch (tally.kind) {
    case 'choices':
      return <Chosen {...props} tally={tally} />;
    case 'numbers':
      return <Numbers {...props} tally={tally} />;
    case 'words':
      return <Words {...props} tally={tally} />;
  }
}

type Of<Kind extends AnswerTally['kind']> = Omit<TallyProps, 'tally'> & {
  readonly tally: Extract<AnswerTally, { readonly kind: Kind }>;
};

function Chosen({ phrase, tally }: Of<'choices'>) {
  const { question, chosen, count } = tally;
  const words = { yes: phrase('answers_yes'), no: phrase('answers_no') };
  return (
    <ul class="chosen">
      {chosen.map((each) => {
        const label = String(tellAnswer(question, each.value, words) ?? '–');
        return (
          <li>
            <span>{label}</span> <meter aria-label={label} value={each.count} max={count} />{' '}
            <span>{`${each.count} · ${Math.round((each.count / count) * 100)}%`}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Numbers({ phrase, language, tally }: Of<'numbers'>) {
  const written = new Intl.NumberFormat(knownLanguage(language), { maximumFractionDigits: 1 });
  const { mean, least, most } = tally;
  return (
    <p>
      {phrase('answers_numbers', {
        mean: written.format(mean),
        least: written.format(least),
        most: written.format(most),
      })}
    </p>
  );
}

function Words({ names, tally, ...props }: Of<'words'>) {
  const { phrase } = props;
  return (
    <>
      <p>{phrase('answers_latest')}</p>
      <ul class="lines">
        {tally.latest.map(({ contact, words, at }) => {
          const name = names.get(contact ?? '');
          return (
            <li>
              <q>{words}</q>{' '}
              {contact === null || name === undefined ? null : (
                <PersonName person={{ id: contact, name }} phrase={phrase} />
              )}{' '}
              <time>{daysAgo(at, props)}</time>
            </li>
          );
        })}
      </ul>
    </>
  );
}
