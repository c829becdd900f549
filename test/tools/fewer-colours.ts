import { readPng, writePalettePng } from './png';

/** A colour as one number, and how many pixels have it. */
interface Used {
  colour: number;
  count: number;
}

/** What a window is drawn with, its letters' edges too, fits into as many without a visible change. */
const MOST = 64;

/** The same PNG with a palette of few colours: a third of the size, or less. */
export function withFewerColours(png: Buffer, most = MOST): Buffer {
  const { width, height, pixels } = readPng(png);
  const at = (i: number) =>
    ((pixels[i * 3] ?? 0) << 16) | ((pixels[i * 3 + 1] ?? 0) << 8) | (pixels[i * 3 + 2] ?? 0);
  const counts = new Map<number, number>();
  for (let i = 0; i < width * height; i++) counts.set(at(i), (counts.get(at(i)) ?? 0) + 1);
  const groups = split(
    [...counts].map(([colour, count]) => ({ colour, count })),
    most,
  );
  const indexOf = new Map(
    groups.flatMap((group, index) => group.map(({ colour }) => [colour, index] as const)),
  );
  const indices = new Uint8Array(width * height);
  for (let i = 0; i < indices.length; i++) indices[i] = indexOf.get(at(i)) ?? 0;
  return writePalettePng(width, height, new Uint8Array(groups.flatMap(speaker)), indices);
}

/** Colours in groups of like ones: the group that errs most is cut in two, until there are enough. */
function split(colours: Used[], most: number): Used[][] {
  const groups = [colours];
  while (groups.length < most) {
    const ranked = groups.map((group) => ({ group, ...widest(group) }));
    const worst = ranked.reduce((a, b) => (b.error > a.error ? b : a));
    if (worst.error === 0) break;
    const { group, channel, mean } = worst;
    const low = group.filter(({ colour }) => channelOf(colour, channel) <= mean);
    const high = group.filter(({ colour }) => channelOf(colour, channel) > mean);
    groups.splice(groups.indexOf(group), 1, low, high);
  }
  return groups;
}

/** The channel in which a group's pixels differ most, and by how much in all. */
function widest(group: readonly Used[]): { channel: number; mean: number; error: number } {
  const all = [16, 8, 0].map((channel) => {
    const pixels = group.reduce((sum, { count }) => sum + count, 0);
    const total = group.reduce((sum, u) => sum + u.count * channelOf(u.colour, channel), 0);
    const mean = total / Math.max(1, pixels);
    const error = group.reduce(
      (sum, u) => sum + u.count * (channelOf(u.colour, channel) - mean) ** 2,
      0,
    );
    return { channel, mean, error: group.length > 1 ? error : 0 };
  });
  return all.reduce((a, b) => (b.error > a.error ? b : a));
}

/** The colour that most pixels of a group have stands for it, so that surfaces keep theirs. */
function speaker(group: readonly Used[]): number[] {
  const { colour } = group.reduce((a, b) => (b.count > a.count ? b : a));
  return [16, 8, 0].map((channel) => channelOf(colour, channel));
}

function channelOf(colour: number, shift: number): number {
  return (colour >> shift) & 0xff;
}
