import * as fc from 'fast-check';

// Random cases are the same in every run; `PROPERTY_SEED=n` tries others.
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20260105) });
