import assert from 'node:assert/strict';
import { FileCheck } from '../../server/src/check/file-check';
import { Checker } from '../../server/src/check/check';
import type { Steps } from '../../server/src/check/steps';
import { parseDay } from '../../server/src/draft/days';
import { Slices } from '../../server/src/lsp/slices';
import { draftsOf } from '../bench/drafts';
import { resources } from '../support/resources';

/** A clock that goes by what is done: each step takes a millisecond. */
function slicesByStep() {
  let now = 0;
  let pauses = 0;
  const defer = (callback: () => void) => {
    pauses++;
    const timer = setImmediate(callback);
    return { dispose: () => clearImmediate(timer) };
  };
  const timer = { defer, after: () => assert.fail('nothing waits for a time') };
  function* counted(steps: Steps<void>): Steps<void> {
    for (;;) {
      now++;
      if (steps.next().done) return;
      yield;
    }
  }
  return {
    slices: new Slices({ now: () => now, timer }),
    counted,
    done: () => now,
    pauses: () => pauses,
  };
}

const checker = new Checker(resources());
const today = parseDay('2023-12-31') ?? 0;

describe('the check of a draft in slices', () => {
  it('pauses between claims, and between the rules of one', async () => {
    for (const text of [draftsOf(40), draftsOf(1, { weeks: 40 })]) {
      const by = slicesByStep();
      const check = new FileCheck(text, checker, { today });
      assert.ok(await by.slices.work(by.counted(check.working()), () => true));
      assert.ok(check.isDone);
      assert.ok(by.pauses() >= 1, `${by.pauses()} pauses in ${by.done()} steps`);
    }
  });

  it('is given up in the middle of a claim that nobody asks for any more', async () => {
    const by = slicesByStep();
    const check = new FileCheck(draftsOf(1, { weeks: 40 }), checker, { today });
    const isDone = await by.slices.work(by.counted(check.working()), () => by.pauses() < 1);
    assert.equal(isDone, false);
    assert.equal(check.isDone, false);
    const stopped = by.done();
    await new Promise(setImmediate);
    assert.equal(by.done(), stopped);
  });
});
