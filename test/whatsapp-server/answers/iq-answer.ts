import { type BinaryNode } from '@whiskeysockets/baileys';
import { type Device } from '../device.ts';
import { type World } from '../world.ts';

/** What an iq is answered with: parts of a result, or the code of an error. */
export type IqReply = readonly BinaryNode[] | { readonly error: number };

/** Answers one kind of iq. */
export type IqAnswer = (iq: BinaryNode, device: Device, world: World) => IqReply | Promise<IqReply>;
