import { BlockList, isIP } from 'node:net';

/** IPv4 ranges that are not of the public internet (IANA special-purpose registry, RFC 6890 and later). */
const closed: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Within the global unicast 2000::/3, what reaches other places: protocol use, Teredo, 6to4 and documentation. */
const closedSix: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const shut = new BlockList();
closed.forEach(([net, bits]) => {
  shut.addSubnet(net, bits, 'ipv4');
});
closedSix.forEach(([net, bits]) => {
  shut.addSubnet(net, bits, 'ipv6');
});

const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is of the public internet: no loopback, private, link-local, mapped or reserved one. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !shut.check(address, 'ipv4');
    case 6:
      return global.check(address, 'ipv6') && !shut.check(address, 'ipv6');
    default:
      return false;
  }
}
