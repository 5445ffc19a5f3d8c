/** What forms of the pages say of what was typed into them. */
export const formTexts = [
  'form_missing',
  'form_unfit',
  'form_gone',
  'form_over',
  'form_past',
  'form_foreign',
  'form_long',
  'form_not_done',
  'form_kept',
  'choose',
] as const;
