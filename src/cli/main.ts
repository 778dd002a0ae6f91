#!/usr/bin/env node
import { BUNDLE, startBundle } from './bundle';
import { optimizeLater } from './engine';

optimizeLater();

// the sources of the repository are not bundled
// eslint-disable-next-line @typescript-eslint/no-require-imports
if (!startBundle(BUNDLE, process.argv[2])) require('./program');
