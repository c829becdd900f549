import type { Span } from '../draft/spans';
import type { CheckedDocument } from '../service/checked-document';
import type { Steps } from '../check/steps';
import type { Runtime } from './runtime';

/** So long the server answers nothing else, in milliseconds. */
const SLICE = 8;
/** So many slices are done before an answer is given that leaves claims out. */
const SLICES_BEFORE_ANSWER = 12;

/** The check of a version of a draft under way. */
export interface SlicedCheck {
  /** A first part is done: worth an answer. */
  first: Promise<void>;
  /** True when all is checked, false when it was given up because the version is no longer wanted. */
  done: Promise<boolean>;
}

/**
 * Checks drafts in slices, between which messages are read and requests answered. One draft after the
 * other, so that many do not make one long slice.
 */
export class Slices {
  private readonly underWay = new WeakMap<CheckedDocument, SlicedCheck>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly runtime: Pick<Runtime, 'timer' | 'now'>) {}

  /** Starts to check a draft, or joins in; `wanted`: what is in view; `isCurrent`: it is still asked for. */
  check(
    document: CheckedDocument,
    wanted: () => readonly Span[],
    isCurrent: () => boolean,
  ): SlicedCheck {
    const known = this.underWay.get(document);
    if (known) return known;
    let tell: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (tell = resolve));
    const steps = document.check.working(wanted);
    const done = this.last.then(() => this.run(steps, isCurrent, tell)).finally(() => tell());
    this.last = done.catch(() => undefined);
    const started = { first, done };
    this.underWay.set(document, started);
    return started;
  }

  /** Does other work on a draft in slices; false when it was given up because nobody asks for it now. */
  work(steps: Steps<void>, isCurrent: () => boolean): Promise<boolean> {
    return this.run(steps, isCurrent);
  }

  private async run(
    steps: Steps<void>,
    isCurrent: () => boolean,
    tell: () => void = () => undefined,
  ): Promise<boolean> {
    for (let slices = 1; isCurrent(); slices++) {
      if (this.slice(steps)) return true;
      if (slices === SLICES_BEFORE_ANSWER) tell();
      await new Promise<void>((resolve) => this.runtime.timer.defer(resolve));
    }
    return false;
  }

  /** Works for a while; true when nothing is left. */
  private slice(steps: Steps<void>): boolean {
    const end = this.runtime.now() + SLICE;
    while (this.runtime.now() < end) if (steps.next().done) return true;
    return false;
  }
}
