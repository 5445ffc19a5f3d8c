import { ChoiceField, LineField } from '../../forms/field.tsx';
import { type FormState } from '../../forms/form-state.ts';
import { type Phrase } from '../../phrase.ts';

/** What a ticket is about: one of the topics of the programme, where it names any, else any words. */
export function TopicField({
  topics,
  value = '',
  phrase,
  ...props
}: {
  readonly phrase: Phrase;
  readonly form: FormState;
  readonly topics: readonly string[];
  readonly value?: string;
}) {
  const about = { ...props, name: 'topic', label: phrase('column_topic'), value };
  const known = value === '' || topics.includes(value) ? topics : [value, ...topics];
  return topics.length === 0 ? (
    <LineField {...about} />
  ) : (
    <ChoiceField
      {...about}
      choices={[['', phrase('choose')], ...known.map((each) => [each, each] as const)]}
    />
  );
}
