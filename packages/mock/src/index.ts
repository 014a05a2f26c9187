export type { Data, Row } from './data.ts';
export { demoCredentials, type MockOptions, type RunningMock, startMock } from './start-mock.ts';
