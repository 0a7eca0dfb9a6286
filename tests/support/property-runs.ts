import fc from 'fast-check';

// A fixed seed so that a run can be repeated; the long run counts twenty-five times as many cases.
fc.configureGlobal({ seed: 411, numRuns: process.env.TEST_LONG === '1' ? 5000 : 200 });
