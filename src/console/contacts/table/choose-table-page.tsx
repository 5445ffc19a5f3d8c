import { Field, marks } from '../../forms/field.tsx';
import { Form } from '../../forms/form.tsx';
import { formOf, type FormState } from '../../forms/form-state.ts';
import { Facts } from '../../pages/facts.tsx';
import { Frame } from '../../pages/frame.tsx';
import { type PageProps } from '../../pages/page.tsx';
import { Way } from '../../pages/way.tsx';
import { fileField } from './read-upload.ts';
import { bringInPath, emptyTablePath } from './table-paths.ts';

/** What the page on which a table is chosen shows. */
export interface ChooseTableProps extends PageProps {
  /** The form that was sent and refused; null: none was. */
  readonly tried: FormState | null;
}

const accepted = [
  ...['.csv', '.xlsx', 'text/csv', 'text/comma-separated-values', 'application/vnd.ms-excel'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
].join(',');

const explained = [
  ...(['id', 'external_id', 'name', 'role', 'village', 'salutation', 'companion', 'addresses'] as const),
  ...(['groups', 'opted_in_at', 'opted_in_method', 'opted_in_witness', 'fields'] as const),
] as const;

/** The form that takes a table of people, with the columns that a table may have. */
export function chooseTablePage({ phrase, language, tried }: ChooseTableProps) {
  const form = formOf('look', tried);
  const field = { form, name: fileField, help: phrase('table_file_help') };
  return (
    <Frame here="/families" title={phrase('table_bring')} language={language} phrase={phrase}>
      <h1>{phrase('table_bring')}</h1>
      <p>{phrase('table_intro')}</p>
      <Form path={bringInPath} form={form} takesFile>
        <Field {...field} label={phrase('table_file')}>
          <input {...marks(field)} type="file" accept={accepted} />
        </Field>
        <button type="submit">{phrase('table_look')}</button>
      </Form>
      <section>
        <h2>{phrase('table_columns')}</h2>
        <Way to={emptyTablePath}>{phrase('table_empty_give')}</Way>
        <Facts
          facts={explained.map((column) => [
            column === 'fields' ? 'fields.…' : column,
            phrase(`table_column_${column}`),
          ])}
        />
      </section>
      <Way to="/families">{phrase('back')}</Way>
    </Frame>
  );
}
