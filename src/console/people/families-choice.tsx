import { journeys } from '../../programme/graduation/journey.ts';
import { type Volunteer } from '../../programme/reports/read-people.ts';
import { standings } from '../../programme/reports/standing.ts';
import { type Phrase } from '../phrase.ts';
import { type FamiliesQuery } from './families-query.ts';

/** What the choice of families shows. */
export interface FamiliesChoiceProps {
  readonly phrase: Phrase;
  readonly volunteers: readonly Volunteer[];
  readonly query: FamiliesQuery;
}

/** Works without scripts: the choice is part of the address, so it can be kept and sent on. */
export function FamiliesChoice({ phrase, volunteers, query }: FamiliesChoiceProps) {
  return (
    <form class="choice" method="get" action="/families">
      <label>
        {phrase('search')}
        <input type="search" name="search" dir="auto" value={query.search} maxlength={200} />
      </label>
      <Chosen
        {...{ phrase, name: 'standing', label: phrase('column_standing'), chosen: query.standing }}
        choices={standings.map((each) => [each, phrase(`standing_${each}`)])}
      />
      <Chosen
        {...{ phrase, name: 'journey', label: phrase('journey'), chosen: query.journey }}
        choices={journeys.map((each) => [each, phrase(`journey_${each}`)])}
      />
      <Chosen
        {...{ phrase, name: 'companion', label: phrase('column_companion'), chosen: query.companion }}
        choices={[['none', phrase('no_companion')], ...volunteers.map(({ id, name }) => [id, name] as const)]}
      />
      <button type="submit">{phrase('show')}</button>
    </form>
  );
}

interface ChosenProps {
  readonly phrase: Phrase;
  readonly name: keyof FamiliesQuery;
  readonly label: string;
  readonly chosen: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
}

/** One of several, or everybody. */
function Chosen({ phrase, name, label, chosen, choices }: ChosenProps) {
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">{phrase('everybody')}</option>
        {choices.map(([value, words]) => (
          <option value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
