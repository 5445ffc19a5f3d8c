import { describe, expect, it } from '@jest/globals';
import { isPublicAddress } from '../../../../src/programme/webhooks/is-public-address.ts';

describe('a public address', () => {
  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2001:4860:4860::8888', '2606:4700::1111'])(
    'is %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine', '0.0.0.0'],
    ['this machine in IPv6', '::1'],
    ['this machine, mapped', '::ffff:127.0.0.1'],
    ['this machine, mapped in hexadecimal', '::ffff:7f00:1'],
    ['a private net', '10.1.2.3'],
    ['a private net', '172.16.0.1'],
    ['a private net', '192.168.1.1'],
    ['a private net, mapped', '::ffff:192.168.1.1'],
    ['a private net behind NAT64', '64:ff9b::c0a8:101'],
    ['a private net in 6to4', '2002:c0a8:101::1'],
    ['a carrier', '100.64.0.1'],
    ['the metadata of a cloud', '169.254.169.254'],
    ['the metadata of a cloud in IPv6', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['documentation', '2001:db8::1'],
    ['many', '224.0.0.1'],
    ['many in IPv6', 'ff02::1'],
    ['all', '255.255.255.255'],
    ['nothing', '::'],
    ['a name', 'example.org'],
  ])('is not %s (%s)', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
