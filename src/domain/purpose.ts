/** Something that people agree to by itself, such as being asked for research. */
export interface Purpose {
  readonly title: string;
  /** Raised by the programme when the words that people agree to change in what they mean. */
  readonly version: number;
  /** The flow that asks again whoever agreed to an earlier version; null: nobody is asked by itself. */
  readonly ask: string | null;
}
