#!/usr/bin/env node
'use strict';
// CommonJS, since Node starts it without the loader of ES modules.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

// Node 22 and later keep compiled code between runs.
require('node:module').enableCompileCache?.();

const main = join(__dirname, '../dist/main.cjs');
if (existsSync(main)) {
  require(main).run(process.argv.slice(2));
} else {
  process.stderr.write('scp-backup is not built yet: run `npm run build`.\n');
  process.exitCode = 2;
}
