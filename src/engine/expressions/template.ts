/** placeholder: owned by the expressions room */
export interface Template {
  readonly source: string;
}
