import fc from 'fast-check';

// A fixed seed so that a run can be repeated; the long run counts ten times as many cases.
fc.configureGlobal({ seed: 411, numRuns: process.env.TEST_LONG === '1' ? 2000 : 200 });
