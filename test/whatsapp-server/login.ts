import { type Connection, type ConnectionHandler } from './wire/connection.ts';
import { type Device } from './device.ts';
import { type LinkedAccount, type World, seconds } from './world.ts';
import { createSession } from './session.ts';
import { finish, replaced } from './network.ts';
import { node } from './wire/nodes.ts';

interface LoginParts {
  readonly world: World;
  readonly connection: Connection;
  /** Something that happens at every first login of a device. */
  readonly welcome: (account: LinkedAccount) => void;
}

const nobody: ConnectionHandler = { take: () => undefined, gone: () => undefined };

/** Lets a device in that is linked and proves it; everybody else is told to go (401). */
export function logIn({ world, connection, welcome }: LoginParts): ConnectionHandler {
  const { username, device: id } = connection.greeting.payload;
  const account = world.accounts.get(String(username));
  const device = account?.linked.find((one) => one.id === id);
  const fault = world.faults.take('login');
  if (fault !== undefined && fault.kind !== 'delay') {
    turnAway(
      connection,
      fault.kind === 'refuse' ? { ...fault.attrs, reason: String(fault.code) } : fault.kind,
    );
    return nobody;
  }
  if (account === undefined || !device?.noiseKey.equals(connection.greeting.noiseKey)) {
    turnAway(connection, { reason: '401', location: 'test' });
    return nobody;
  }
  const letIn = () => {
    takePlace(world, device, connection);
    const attrs = { t: seconds(world), lid: device.lid, creation: '1700000000', location: 'test' };
    connection.send(node('success', attrs));
    if (device.logins === 1) {
      welcome(account);
    }
  };
  if (fault === undefined) {
    letIn();
  } else {
    setTimeout(letIn, fault.by);
  }
  return createSession({
    world,
    device,
    connection,
    unlink: () => {
      account.linked = account.linked.filter((one) => one !== device);
    },
  });
}

function takePlace(world: World, device: Device, connection: Connection): void {
  const before = device.connection;
  device.mailbox.close();
  device.connection = connection;
  device.logins += 1;
  world.network.add({ connection, device });
  if (before !== null) {
    replaced(before);
  }
}

function turnAway(connection: Connection, how: Readonly<Record<string, string>> | string): void {
  if (typeof how !== 'string') {
    finish(connection, node('failure', how));
  } else if (how === 'drop' || how === 'lose') {
    connection.cut();
  }
}
