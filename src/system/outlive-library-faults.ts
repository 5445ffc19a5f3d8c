import process from 'node:process';
import { isLibraryFault } from '../channels/whatsapp/library/library-fault.ts';
import { type Log } from '../domain/log.ts';
import { faultName } from '../domain/fault-name.ts';

/** From now on, rejections that the WhatsApp library leaves unhandled are logged; any other still ends the process. */
export function outliveLibraryFaults(log: Log): void {
  const judge = (fault: unknown): void => {
    if (isLibraryFault(fault)) {
      log('error', 'the WhatsApp library let an error fall', {
        fault: faultName(fault),
      });
      return;
    }
    const words =
      fault instanceof Error ? (fault.stack ?? fault.message) : 'something that is no error was thrown';
    process.stderr.write(`${words}\n`);
    process.exit(1);
  };
  process.on('unhandledRejection', judge);
  process.on('uncaughtException', judge);
}
