import { Frame } from '../pages/frame.tsx';
import { LineField, WordsField } from '../forms/field.tsx';
import { isRefused } from '../forms/form-state.ts';
import { type ConsoleText } from '../phrase.ts';
import { type FormProps } from './form-props.ts';
import { WhenFields } from './when-fields.tsx';
import { WhomChoice } from './whom-choice.tsx';

/** The form that makes an announcement or changes it; it sends nothing to anybody. */
export function formPage(props: FormProps) {
  const { phrase, language, action, back, hidden, form, isNew, isStarted } = props;
  const title = phrase(isNew ? 'announce_new' : isStarted ? 'announce_act_mend' : 'announce_act_edit');
  return (
    <Frame here="/announcements" title={title} language={language} phrase={phrase}>
      <a class="way" href={back}>
        {phrase('back')}
      </a>
      <h1>{title}</h1>
      {isRefused(form) ? (
        <Mistakes {...props} />
      ) : (
        <p>{phrase(isStarted ? 'announce_mend_help' : 'announce_form_help')}</p>
      )}
      <form class="deeds announce" method="post" action={action}>
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Words {...props} />
        {isStarted ? null : <WhomChoice {...props} />}
        {isStarted ? null : <WhenFields {...props} />}
        <button type="submit" class="main">
          {phrase(isStarted ? 'announce_save_mended' : 'announce_save')}
        </button>
      </form>
    </Frame>
  );
}

const labels: { readonly [field: string]: ConsoleText } = {
  by: 'your_name',
  title: 'announce_title',
  text: 'announce_text',
  role: 'column_role',
  segment: 'announce_segment',
  query: 'announce_query',
  at: 'announce_when',
};

/** That something is wrong, with the way to each field: they are more than a screen shows. */
function Mistakes({ phrase, form: { act, mistakes }, isFlow }: FormProps) {
  const listed = Object.entries(labels).filter(([field]) => mistakes[field] !== undefined);
  return (
    <div class="told wrong" role="alert">
      {phrase('announce_wrong')}
      <ul>
        {listed.map(([field, label]) => (
          <li>
            {isFlow && field === 'text' ? mistakes[field] : <a href={`#${act}-${field}`}>{phrase(label)}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Words({ phrase, form, isNew, isFlow }: FormProps) {
  const words = (name: 'title' | 'text') => ({
    ...{ form, name, longest: null },
    ...{ label: phrase(`announce_${name}`), help: phrase(`announce_${name}_help`) },
  });
  return (
    <>
      {isNew ? <LineField form={form} name="by" label={phrase('your_name')} longest={null} /> : null}
      <LineField {...words('title')} />
      {isFlow ? null : <WordsField {...words('text')} />}
    </>
  );
}
