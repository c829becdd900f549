import * as assert from 'node:assert/strict';
import { withFewerColours } from './fewer-colours';
import { readPng, writePalettePng } from './png';

/** A picture of so many colours, of which the first fills most of it. */
function picture(colours: number): Buffer {
  const palette = new Uint8Array(colours * 3);
  for (let i = 0; i < colours; i++) palette.set([i, 255 - i, (i * 7) % 256], i * 3);
  const indices = new Uint8Array(64 * 32);
  for (let i = 0; i < colours; i++) indices[i * 5] = i;
  return writePalettePng(64, 32, palette, indices);
}

describe('pictures with fewer colours', () => {
  it('lose nothing where there are few', () => {
    const before = picture(40);
    assert.deepEqual(readPng(withFewerColours(before, 64)), readPng(before));
  });

  it('have as many colours as wanted, and their surfaces keep theirs', () => {
    const { pixels, width, height } = readPng(withFewerColours(picture(200), 16));
    const colours = new Set<string>();
    for (let i = 0; i < width * height; i++) colours.add(pixels.subarray(i * 3, i * 3 + 3).join());
    assert.ok(colours.size <= 16, `${colours.size}`);
    assert.deepEqual([...pixels.subarray(3, 6)], [0, 255, 0]);
  });

  it('refuse what is no PNG', () => {
    assert.throws(() => withFewerColours(Buffer.from('GIF89a, or so')), /no PNG/);
  });
});
