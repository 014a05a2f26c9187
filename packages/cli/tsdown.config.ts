import { licencesOf } from '@scp-backup/tooling/licences';
import { defineConfig } from 'tsdown';

/** How wide a text is in a terminal. */
const widths = ['string-width', 'strip-ansi', 'ansi-regex', 'get-east-asian-width'];

export default defineConfig({
  entry: ['src/main.ts'],
  // Help and signatures are there at once: CommonJS, and one file for each command with all that it needs of the packages
  // that have no dependencies. The others are loaded when their command runs.
  format: ['cjs'],
  deps: { alwaysBundle: [/^@scp-backup\/(openapi|signing)(\/|$)/, ...widths], onlyBundle: widths },
  // `dist/notices.txt` has the licence of each that is not ours.
  plugins: [licencesOf('notices.txt')],
  // Few files: each costs a part of a millisecond before anything is shown.
  outputOptions: {
    codeSplitting: {
      groups: [
        {
          name: 'start',
          test: /src[\\/](main|exit|language|system-text|commands[\\/]version|definitions[\\/](shared|sign)|output[\\/](escape|notes|output)|command-line[\\/](run|read|command|nearest))\.ts$/,
        },
        { name: 'sign', test: /src[\\/](settings|commands[\\/]sign)\.ts$|signing[\\/]/ },
        {
          name: 'commands',
          test: /src[\\/](definitions[\\/]|command-line[\\/](help|lines)|operations\.ts|terminal\.ts)|openapi[\\/]/,
        },
      ],
    },
  },
  dts: false,
  platform: 'node',
  target: 'node20',
});
