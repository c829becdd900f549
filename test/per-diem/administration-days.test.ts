import * as assert from 'node:assert/strict';
import { formatDay } from '../../server/src/draft/days';
import { administrationDaysOf } from '../../server/src/facts/schedule';
import { claimOf, draftOf } from './claims';

/** The days of administration of one line under one therapy. */
function daysOf(therapy: string, dates: string): string[] | undefined {
  const claim = claimOf(
    draftOf([`t: { ${therapy} }`], [`${dates}, code: S9338, units: 1, therapy: t`]),
  );
  const [line] = claim.lines;
  return line && administrationDaysOf(line)?.map(formatDay);
}

const FEBRUARY = 'from: 2023-02-01, through: 2023-02-28';

describe('days of administration of a line', () => {
  it('are every day for doses given daily or more often', () => {
    assert.equal(daysOf('frequency: q8h', FEBRUARY)?.length, 28);
    assert.equal(daysOf('frequency: continuous', FEBRUARY)?.length, 28);
  });

  it('count from the start of the therapy, also where it lies before the line', () => {
    assert.deepEqual(daysOf('frequency: weekly, start: 2023-01-30', FEBRUARY), [
      '2023-02-06',
      '2023-02-13',
      '2023-02-20',
      '2023-02-27',
    ]);
    assert.deepEqual(daysOf('frequency: q10d', FEBRUARY), [
      '2023-02-01',
      '2023-02-11',
      '2023-02-21',
    ]);
  });

  it('fall at every N hours from midnight of the start', () => {
    assert.deepEqual(daysOf('frequency: q36h', 'from: 2023-02-01, through: 2023-02-04'), [
      '2023-02-01',
      '2023-02-02',
      '2023-02-04',
    ]);
  });

  it('are the last day of a month that is too short', () => {
    assert.deepEqual(
      daysOf('frequency: monthly, start: 2023-01-31', 'from: 2023-02-01, through: 2023-03-31'),
      ['2023-02-28', '2023-03-31'],
    );
  });

  it('are cut by the end of the therapy', () => {
    assert.equal(daysOf('frequency: daily, end: 2023-02-05', FEBRUARY)?.length, 5);
  });

  it('are the listed days where the plan of care lists them', () => {
    assert.deepEqual(
      daysOf('frequency: daily, administered_on: [2023-02-09, 2023-02-03, 2023-03-01]', FEBRUARY),
      ['2023-02-03', '2023-02-09'],
    );
  });

  it('are the one day of a line of one date, whatever the schedule', () => {
    assert.deepEqual(daysOf('frequency: weekly, start: 2023-02-01', 'date: 2023-02-03'), [
      '2023-02-03',
    ]);
  });

  it('are unknown without a schedule', () => {
    assert.equal(daysOf('drug: ivig', FEBRUARY), undefined);
  });
});
