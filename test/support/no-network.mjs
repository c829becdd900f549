import dgram from 'node:dgram';
import dns from 'node:dns';
import dnsPromises from 'node:dns/promises';
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

/*
 * Preloaded into a process (`--import`): every way to the network throws, and is written down in the
 * file that CLAIMLINT_NETWORK_LOG names, so that a throw which somebody catches is seen too.
 */

const log = process.env.CLAIMLINT_NETWORK_LOG;

function refuse(what) {
  if (log) appendFileSync(log, `${what}\n`);
  throw new Error(`no network: ${what}`);
}

const RESOLVERS = ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'reverse'];
const WAYS = [
  ['net', net, ['connect', 'createConnection', 'createServer']],
  ['http', http, ['request', 'get', 'createServer']],
  ['https', https, ['request', 'get', 'createServer']],
  ['http2', http2, ['connect', 'createServer', 'createSecureServer']],
  ['tls', tls, ['connect', 'createServer']],
  ['dgram', dgram, ['createSocket']],
  ['dns', dns, RESOLVERS],
  ['dns/promises', dnsPromises, RESOLVERS],
];
for (const [name, module, ways] of WAYS)
  for (const way of ways) module[way] = () => refuse(`${name}.${way}`);
// A socket that is made by hand; those of standard input and output are given their handle instead.
net.Socket.prototype.connect = () => refuse('net.Socket.connect');
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])
  Object.defineProperty(globalThis, name, { configurable: true, get: () => refuse(name) });
syncBuiltinESMExports();
if (log) appendFileSync(log, 'watching\n');
