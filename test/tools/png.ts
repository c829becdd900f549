import { deflateSync, inflateSync } from 'node:zlib';

/** A picture: red, green and blue of each pixel, row by row. */
export interface Picture {
  width: number;
  height: number;
  pixels: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOUR = 2;
const PALETTE = 3;
const COLOUR_AND_ALPHA = 6;

/**
 * Reads a PNG as screenshots are: eight bits a channel, in colour or with a palette, not interlaced.
 * Transparency is left out. Throws on any other.
 */
export function readPng(bytes: Buffer): Picture {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG.');
  const chunks = chunksOf(bytes);
  const head = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [depth, kind, , , interlace] = head.subarray(8);
  const channels = { [COLOUR]: 3, [PALETTE]: 1, [COLOUR_AND_ALPHA]: 4 }[kind ?? 0];
  if (depth !== 8 || interlace !== 0 || channels === undefined)
    throw new Error('This PNG is of a kind that no screenshot is.');
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((c) => c.data));
  const samples = unfilter(inflateSync(data), width * channels, height, channels);
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data;
  const pixels = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const from = palette ? (samples[i] ?? 0) * 3 : i * channels;
    pixels.set((palette ?? samples).subarray(from, from + 3), i * 3);
  }
  return { width, height, pixels };
}

/**
 * A PNG with a palette.
 * @param colours red, green and blue of at most 256 colours.
 * @param indices the colour of each pixel, row by row.
 */
export function writePalettePng(
  width: number,
  height: number,
  colours: Uint8Array,
  indices: Uint8Array,
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, PALETTE, 0, 0, 0], 8);
  // Each row begins with its filter: none, which suits a palette best.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(colours)),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunksOf(bytes: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE.length; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Takes back the filters by which a PNG writes each row as a difference to what is around it. */
function unfilter(data: Buffer, rowLength: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(rowLength * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (rowLength + 1)] ?? 0;
    for (let x = 0; x < rowLength; x++) {
      const at = y * rowLength + x;
      const left = x < step ? 0 : (out[at - step] ?? 0);
      const up = y === 0 ? 0 : (out[at - rowLength] ?? 0);
      const corner = x < step || y === 0 ? 0 : (out[at - rowLength - step] ?? 0);
      const raw = data[y * (rowLength + 1) + 1 + x] ?? 0;
      out[at] = raw + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (a === undefined || b === undefined || c === undefined) return 0;
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The checksum of a chunk; Node has it from 20.15 on only. */
function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
