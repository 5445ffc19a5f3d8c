import { type Contact } from '../../domain/contact/contact.ts';
import { progressOf } from '../../programme/graduation/journey.ts';
import { type PageProps } from '../pages/page.tsx';
import { dayWords } from './time-of.ts';

/** How far a family is on its way to needing no aid, with what it said itself; nothing where it said nothing yet. */
export function JourneyOf({ phrase, language, contact }: PageProps & { readonly contact: Contact }) {
  const { journey, good, asked, judgedOn, together, goal, saidOn, since } = progressOf(contact);
  const count = { good: String(good), asked: String(asked) };
  const facts = [
    ['journey_judged', judgedOn && asked > 0 ? phrase('journey_good_of', count) : null],
    ['journey_judged_on', judgedOn && dayWords(judgedOn, language)],
    ['journey_written_by', together ? phrase('journey_by_companion') : null],
    ['journey_goal', goal],
    ['journey_said_on', saidOn && dayWords(saidOn, language)],
    ['journey_since', since && dayWords(since, language)],
  ] as const;
  const known = facts.filter(([, value]) => value !== null);
  return known.length === 0 ? null : (
    <section id="journey">
      <h2>{phrase('journey')}</h2>
      <p>
        <span class={`standing ${journey}`}>{phrase(`journey_${journey}`)}</span>
      </p>
      {journey === 'says_so' ? <p>{phrase('journey_says_so_help')}</p> : null}
      <dl class="about">
        {known.map(([text, value]) => (
          <div>
            <dt>{phrase(text)}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
