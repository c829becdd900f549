// Mocha's command line wants a reporter as the whole export of a CommonJS module.
'use strict';
module.exports = require('./totals-reporter.ts').TotalsReporter;
