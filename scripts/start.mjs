/** `npm start`: builds what has changed, then shows the whole line at work. */
import { options, run } from './demo.mjs';
import { turbo } from './turbo.mjs';

const chosen = options(process.argv.slice(2));
if (chosen) {
  console.log('Building the packages…');
  const code = await turbo(['build', '--output-logs=errors-only', '--log-order=grouped']);
  process.exitCode = code === 0 ? await run(chosen) : code;
}
