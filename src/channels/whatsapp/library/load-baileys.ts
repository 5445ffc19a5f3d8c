import { type Baileys } from '../live-socket.ts';
import { quietConsole } from './quiet-console.ts';

/** Loads the library from node_modules at run time, its console output silenced first. */
export async function loadBaileys(): Promise<Baileys> {
  quietConsole();
  return import('@whiskeysockets/baileys');
}
