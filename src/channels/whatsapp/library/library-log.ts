import { type SocketConfig } from '@whiskeysockets/baileys';
import { type Log } from '../../../domain/log.ts';

type LibraryLog = SocketConfig['logger'];

/**
 * The log that the library writes to. Its warnings are passed on as bare sentences: the objects that come along hold
 * stanzas, keys, numbers and texts, and what looks like one inside a sentence is blotted out.
 */
export function createLibraryLog(log: Log): LibraryLog {
  const silent = (): void => undefined;
  const pass = (level: 'warn' | 'error') => (about: unknown, sentence?: string) => {
    const said = typeof about === 'string' ? about : (sentence ?? 'no words');
    log('warn', 'the WhatsApp library', { level, said: blot(said), ...faultOf(about) });
  };
  const library: LibraryLog = {
    level: 'warn',
    child: () => library,
    trace: silent,
    debug: silent,
    info: silent,
    warn: pass('warn'),
    error: pass('error'),
  };
  return library;
}

/** Addresses, numbers, ids and keys are replaced by dots. */
function blot(said: string): string {
  return said
    .slice(0, 200)
    .replaceAll(/\S*@\S*/gu, '…')
    .replaceAll(/[A-Za-z0-9+/=_-]*\d[A-Za-z0-9+/=_:.-]{3,}/gu, '…')
    .replaceAll(/[A-Za-z0-9+/=]{24,}/gu, '…');
}

function faultOf(about: unknown): { readonly fault?: string } {
  if (typeof about !== 'object' || about === null) {
    return {};
  }
  const fault: unknown = Object.values(about).find((each) => each instanceof Error);
  return fault instanceof Error ? { fault: fault.name } : {};
}
