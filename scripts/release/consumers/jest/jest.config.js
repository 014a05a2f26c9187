const project = (displayName, file, settings = {}) => ({ displayName, testMatch: [`<rootDir>/${file}`], ...settings });

module.exports = {
  projects: [
    project('node', 'restores.test.js'),
    project('ts-jest', 'restores.test.ts', { preset: 'ts-jest' }),
    project('jsdom', 'page.test.js', { testEnvironment: 'jsdom' }),
    project('jest-fixed-jsdom', 'restores.test.js', {
      testEnvironment: 'jest-fixed-jsdom',
      setupFiles: ['./web-crypto.js'],
    }),
  ],
};
