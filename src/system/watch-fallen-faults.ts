import process from 'node:process';
import { isLibraryFault } from '../channels/whatsapp/library/library-fault.ts';
import { type Log } from '../domain/log.ts';
import { faultFrames, faultName } from '../domain/fault-name.ts';

/**
 * From now on, rejections that the WhatsApp library leaves unhandled are logged; any other still ends the process, and
 * is logged in place of the words of Node, which would quote its message.
 */
export function watchFallenFaults(log: Log): void {
  const judge = (fault: unknown): void => {
    if (isLibraryFault(fault)) {
      log('error', 'the WhatsApp library let an error fall', {
        fault: faultName(fault),
      });
      return;
    }
    log('error', 'a fault that nobody caught ends the process', {
      fault: faultName(fault),
      frames: faultFrames(fault),
    });
    process.exit(1);
  };
  process.on('unhandledRejection', judge);
  process.on('uncaughtException', judge);
}
