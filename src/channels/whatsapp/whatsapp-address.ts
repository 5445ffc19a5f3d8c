import { type Address, pathOf } from '../../domain/contact/address.ts';

/** The two ways in which WhatsApp names a person: an opaque id for life, and a number that may change hands. */
const servers = { lid: 'lid', pn: 's.whatsapp.net' } as const;

/** The address of a private chat: `whatsapp:<account>/lid/<id>` or `/pn/<number>`; undefined for all else. */
export function findAddress(account: string, jid: string | null | undefined): Address | undefined {
  const [, user, server = ''] = /^(\d+)(?:[:_]\d+)*@([a-z.]+)$/.exec(jid ?? '') ?? [];
  const kind = /^(hosted\.)?lid$/.test(server)
    ? 'lid'
    : /^(s\.whatsapp\.net|hosted)$/.test(server)
      ? 'pn'
      : null;
  // 0 is the company's own voice.
  return user === undefined || user === '0' || kind === null
    ? undefined
    : `whatsapp:${account}/${kind}/${user}`;
}

/** The name by which WhatsApp itself knows an address of ours, and whose account it belongs to. */
export function jidOf(address: Address): { readonly account: string; readonly jid: string } | undefined {
  const [, account, kind, user] = /^([^/]+)\/(lid|pn)\/(\d+)$/.exec(pathOf(address)) ?? [];
  return account === undefined || user === undefined
    ? undefined
    : { account, jid: `${user}@${servers[kind as keyof typeof servers]}` };
}
