/**
 * Compiles the program with every compiler and every way to find modules, strictly and with the declarations of all
 * packages checked, and runs what the newest compiler wrote. A project with a bundler knows the types of the browser and
 * none of Node; the others know Node's and none of the browser.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const compilers = Object.keys(devDependencies).filter((name) => name.startsWith('typescript-'));
/** `node10` is what `module: commonjs` alone means to a compiler before 6.0, and is gone since. */
const resolutions = {
  node10: { module: 'commonjs', moduleResolution: 'node10' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
  node16: { module: 'node16', moduleResolution: 'node16' },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
};

for (const compiler of compilers) {
  for (const [name, resolution] of Object.entries(resolutions)) {
    if (name === 'node10' && !compiler.startsWith('typescript-5')) continue;
    const compilerOptions = {
      ...resolution,
      target: 'es2022',
      lib: name === 'bundler' ? ['es2023', 'dom', 'dom.iterable'] : ['es2023'],
      types: name === 'bundler' ? [] : ['node'],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      // What comes with the compiler is its own business.
      skipDefaultLibCheck: true,
      outDir: `out/${name}`,
      rootDir: 'src',
    };
    const include = { bundler: ['src/*.ts'], node10: ['src/*.cts'] }[name] ?? ['src'];
    writeFileSync(`tsconfig.${name}.json`, JSON.stringify({ compilerOptions, include }));
    const args = [`node_modules/${compiler}/bin/tsc`, '--project', `tsconfig.${name}.json`];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    console.log(`${compiler} ${name}: ${status === 0 ? 'compiles' : `fails\n${stdout}`}`);
    if (status !== 0) process.exitCode = 1;
  }
}
for (const file of ['nodenext/index.js', 'nodenext/common.cjs', 'node10/common.cjs', 'bundler/index.js']) {
  const { status } = spawnSync(process.execPath, [`out/${file}`], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
