export * from './handler.ts';
export { readDataFile } from './node/data-file.ts';
export { type MockEngine, type MockOptions, type RunningMock, startMock } from './node/start-mock.ts';
