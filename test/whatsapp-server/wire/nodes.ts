import {
  type BinaryNode,
  getAllBinaryNodeChildren,
  getBinaryNodeChild,
  getBinaryNodeChildBuffer,
} from '@whiskeysockets/baileys';

/** Makes a stanza or a part of one; attributes without a value are left out. */
export function node(
  tag: string,
  attrs: Readonly<Record<string, string | undefined>> = {},
  content?: BinaryNode[] | Uint8Array | string,
): BinaryNode {
  const given = Object.entries(attrs).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const made = { tag, attrs: Object.fromEntries(given) };
  return content === undefined ? made : { ...made, content };
}

/** The value of an attribute; '' when it is absent. */
export function attr(of: BinaryNode, name: string): string {
  return of.attrs[name] ?? '';
}

/** The first part with this tag, however deep the path; undefined when a link is missing. */
export function part(of: BinaryNode | undefined, ...path: readonly string[]): BinaryNode | undefined {
  return path.reduce(getBinaryNodeChild, of);
}

/** All parts of a stanza, in order. */
export function parts(of: BinaryNode | undefined): readonly BinaryNode[] {
  return of === undefined ? [] : getAllBinaryNodeChildren(of);
}

/** The bytes in the part with this tag; throws when there is none. */
export function bytesIn(of: BinaryNode | undefined, tag: string): Buffer {
  const bytes = getBinaryNodeChildBuffer(of, tag);
  if (bytes === undefined) {
    throw new Error(`the stanza has no <${tag}> with bytes in it`);
  }
  return Buffer.from(bytes);
}

/** The unsigned number in the part with this tag, most significant byte first. */
export function numberIn(of: BinaryNode | undefined, tag: string): number {
  const bytes = bytesIn(of, tag);
  return bytes.readUIntBE(0, bytes.length);
}

/** A number as so many bytes, most significant first. */
export function numberBytes(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
}
