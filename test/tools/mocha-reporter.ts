import { TotalsReporter } from './totals-reporter';

// Mocha's command line wants a reporter as a CommonJS module's whole export.
module.exports = TotalsReporter;
