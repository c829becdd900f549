import * as assert from 'node:assert/strict';

/** The tags of a text, after it is certain that each is closed in its place. */
export function tagsOf(html: string): { name: string; attributes: string }[] {
  const open: string[] = [];
  const tags = [...html.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)>/g)];
  for (const [tag, closing, name = ''] of tags)
    if (closing) assert.equal(open.pop(), name, `${tag} closes something else`);
    else if (name !== 'br') open.push(name);
  assert.deepEqual(open, []);
  assert.equal(tags.length, html.split('<').length - 1, 'every < begins a tag');
  return tags
    .filter(([, closing]) => !closing)
    .map(([, , name = '', attributes = '']) => ({ name, attributes }));
}
