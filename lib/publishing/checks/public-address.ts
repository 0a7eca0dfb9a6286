/** Which addresses of the network anyone in the world may be sent to. */
import { BlockList, isIP } from 'node:net';

const kept = new BlockList();
for (const [network, prefix] of [
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
  // Multicast, reserved and broadcast.
  ['224.0.0.0', 3],
] as const) {
  kept.addSubnet(network, prefix, 'ipv4');
}

/** Everything public in IPv6 begins here; loopback, mapped IPv4, unique-local, link-local and multicast do not. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
const keptOfGlobal = new BlockList();
for (const [network, prefix] of [
  // Teredo, ORCHID and 6to4 lead on to other addresses.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  keptOfGlobal.addSubnet(network, prefix, 'ipv6');
}

/** False for anything that is no address at all. */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%')) return false;
  const family = isIP(address);
  if (family === 4) return !kept.check(address, 'ipv4');
  return family === 6 && global.check(address, 'ipv6') && !keptOfGlobal.check(address, 'ipv6');
}
