import { Frame } from '../pages/frame.tsx';
import { asked, Field } from './field.tsx';
import { type FormProps } from './form-props.ts';
import { WhenFields } from './when-fields.tsx';
import { WhomChoice } from './whom-choice.tsx';

/** The form that makes an announcement or changes it; it sends nothing to anybody. */
export function formPage(props: FormProps) {
  const { phrase, language, action, back, hidden, mistakes, isNew, isStarted } = props;
  const title = phrase(isNew ? 'announce_new' : isStarted ? 'announce_act_mend' : 'announce_act_edit');
  return (
    <Frame here="/announcements" title={title} language={language} phrase={phrase}>
      <a class="way" href={back}>
        {phrase('back')}
      </a>
      <h1>{title}</h1>
      {Object.keys(mistakes).length === 0 ? (
        <p>{phrase(isStarted ? 'announce_mend_help' : 'announce_form_help')}</p>
      ) : (
        <p class="told wrong" role="alert">
          {phrase('announce_wrong')}
        </p>
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

function Words(props: FormProps) {
  const { fields, isNew, isFlow } = props;
  return (
    <>
      {isNew ? (
        <Field {...props} name="by" label="your_name">
          <input {...asked(props, 'by')} value={fields.by} autocomplete="name" />
        </Field>
      ) : null}
      <Field {...props} name="title" label="announce_title" help="announce_title_help">
        <input {...asked(props, 'title')} value={fields.title} autocomplete="off" />
      </Field>
      {isFlow ? null : (
        <Field {...props} name="text" label="announce_text" help="announce_text_help">
          <textarea {...asked(props, 'text')} rows={7}>
            {fields.text}
          </textarea>
        </Field>
      )}
    </>
  );
}
