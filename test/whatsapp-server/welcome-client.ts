import { type WebSocket } from 'ws';
import { type Certificates } from './wire/certificates.ts';
import { type Connection, type ConnectionHandler, acceptConnection } from './wire/connection.ts';
import { type Phone } from './linking/phone.ts';
import { type Registrations } from './linking/registrations.ts';
import { type World } from './world.ts';
import { createRegistration } from './linking/registration.ts';
import { finish } from './network.ts';
import { logIn } from './login.ts';
import { node } from './wire/nodes.ts';

interface Welcome {
  readonly world: World;
  readonly certificates: Certificates;
  readonly registrations: Registrations;
  readonly phones: ReadonlyMap<string, Phone>;
  readonly socket: WebSocket;
}

/** Takes in a new client: to be linked when it says that it is new, else to log in. */
export function welcomeClient({ world, certificates, registrations, phones, socket }: Welcome): void {
  const { network, log, settings } = world;
  if (network.down) {
    socket.terminate();
    return;
  }
  const open = (connection: Connection): ConnectionHandler => {
    network.add({ connection, device: null });
    const isNew = Boolean(connection.greeting.payload.devicePairingData);
    return isNew
      ? takeRegistration({ world, registrations }, connection)
      : logIn({
          world,
          connection,
          welcome: ({ number }) => {
            if (settings.history) {
              void phones.get(number)?.shareHistory();
            }
          },
        });
  };
  acceptConnection({
    socket,
    certificates,
    seen: (direction, stanza, connection) => {
      const line = network.lines.find((one) => one.connection === connection);
      log.add({ direction, account: line?.device?.number ?? null, node: stanza });
    },
    opened: (connection) => {
      const handler = open(connection);
      return {
        take: handler.take,
        gone: () => {
          network.remove(connection);
          handler.gone();
          log.stir();
        },
      };
    },
  });
}

function takeRegistration(
  { world, registrations }: Pick<Welcome, 'world' | 'registrations'>,
  connection: Connection,
): ConnectionHandler {
  const fault = world.faults.take('registration');
  if (fault?.kind === 'refuse') {
    finish(connection, node('failure', { ...fault.attrs, reason: String(fault.code) }));
  } else if (fault !== undefined) {
    connection.cut();
  }
  const registration = createRegistration(world, connection);
  registrations.add(registration);
  return {
    take: async (stanza) => {
      await registration.take(stanza);
      world.log.stir();
    },
    gone: () => {
      registrations.remove(registration);
    },
  };
}
