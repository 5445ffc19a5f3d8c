import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trustingEnvironment } from '../../whatsapp-server/trust.ts';
import { createWhatsAppServer, type WhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts';
import { createProgramProcess, type ProgramProcess } from '../program-process.ts';
import { until } from '../until.ts';

/** A running program with a linked number, on a WhatsApp of its own. */
export interface LinkedProgram {
  readonly server: WhatsAppServer;
  readonly program: ProgramProcess;
  readonly end: () => Promise<void>;
}

/** Starts the built program with the flows of a folder, and lets the phone scan what it shows. */
export async function createLinkedProgram(flows: string): Promise<LinkedProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-whatsapp-'));
  const server = await createWhatsAppServer();
  const program = await createProgramProcess({
    ...trustingEnvironment(server),
    NODE_ENV: 'test',
    DATA_DIR: join(folder, 'data'),
    FLOWS_DIR: flows,
    WHATSAPP: 'on',
    WHATSAPP_SOCKET_URL: server.url,
  });
  await program.start();
  let qr = '';
  await until(async () => {
    const answer = await program.api('GET', '/api/channels/whatsapp');
    qr = ((await answer.json()) as { qr: string | null }).qr ?? '';
    return qr !== '';
  });
  await server.phone.scan(qr);
  await server.until(() => server.phone.online());
  return {
    server,
    program,
    end: async () => {
      await program.kill('SIGKILL');
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
