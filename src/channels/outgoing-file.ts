/** The bytes of a file that leaves, with what its receiver sees of it. */
export interface OutgoingFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mime: string;
}
