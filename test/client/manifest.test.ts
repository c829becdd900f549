import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/resources';

interface Item {
  command: string;
  when?: string;
}

interface Manifest {
  contributes: {
    commands: { command: string; title: string; category: string }[];
    menus: Record<string, Item[]>;
    viewsWelcome: { contents: string }[];
    configuration: { properties: Record<string, unknown> };
    walkthroughs: { steps: Step[] }[];
  };
}

interface Step {
  id: string;
  description: string;
  media: { svg: string; altText: string };
  completionEvents?: string[];
}

const { contributes } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
const own = new Set(contributes.commands.map(({ command }) => command));
const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

/** Commands that make sense whatever is open. */
const ALWAYS = ['claimlint.newClaim', 'claimlint.openSample'];

describe('the commands of the extension', () => {
  it('are in the palette where they apply alone', () => {
    const limited = contributes.menus['commandPalette']?.map(({ command }) => command) ?? [];
    assert.deepEqual([...ALWAYS, ...limited].sort(), [...own].sort());
    assert.ok(contributes.menus['commandPalette']?.every(({ when }) => when));
    assert.ok(contributes.commands.every(({ category }) => category === 'Claimlint'));
  });

  it('that menus, views and the walkthrough name are there', () => {
    const named = [
      ...Object.values(contributes.menus).flatMap((items) => items.map((item) => item.command)),
      ...[
        ...contributes.viewsWelcome.map((view) => view.contents),
        ...steps.map((s) => s.description),
      ]
        .flatMap((text) => [...text.matchAll(/\(command:(?:toSide:)?([\w.]+)/g)])
        .map(([, command]) => command ?? ''),
      ...steps
        .flatMap((step) => step.completionEvents ?? [])
        .flatMap((event) => /^onCommand:(.+)$/.exec(event)?.[1] ?? []),
    ];
    assert.ok(named.length > 20);
    const unknown = named.filter(
      (command) => !own.has(command) && !command.startsWith('workbench.'),
    );
    assert.deepEqual(unknown, []);
  });
});

describe('the walkthrough', () => {
  it('goes from a sample to the severity, and sees each step done', () => {
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['open', 'read', 'fix', 'compare', 'adjust'],
    );
    for (const { id, completionEvents = [], description } of steps) {
      assert.ok(completionEvents.length > 0, id);
      assert.match(description, /\]\(command:/, id);
    }
    const settings = steps
      .flatMap((step) => step.completionEvents ?? [])
      .flatMap((event) => /^onSettingChanged:(.+)$/.exec(event)?.[1] ?? []);
    assert.deepEqual(settings, ['claimlint.severity']);
    assert.ok(settings.every((name) => name in contributes.configuration.properties));
  });

  it('has pictures with words for them, which follow the theme', () => {
    for (const { media } of steps) {
      const picture = readFileSync(join(ROOT, media.svg), 'utf8');
      // Styles of its own are not allowed where it is shown.
      assert.ok(!/<style|style=/.test(picture), media.svg);
      const colours = [...picture.matchAll(/ (?:fill|stroke)="(?!none)(.{13})/g)].map(([, c]) => c);
      assert.ok(colours.length > 5, media.svg);
      assert.deepEqual([...new Set(colours)], ['var(--vscode-'], media.svg);
      assert.ok(media.altText.length > 20);
    }
  });
});
