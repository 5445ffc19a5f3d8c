/** A translation as it came back from a translator. */
export interface Translated {
  /** Null where the file does not say: then every flow that has the text. */
  readonly flow: string | null;
  readonly text: string;
  readonly language: string;
  readonly translation: string;
  /** Where it stands in the translator's file, for messages: a cell, or the file's name with the flow. */
  readonly place: string;
}
