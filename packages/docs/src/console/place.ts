/** Where `npm start` runs its mock. The sandbox answers in its name, so that what is copied works there. */
export const localMock = 'http://127.0.0.1:4010';

/** The keys that both accept. They stand here, since the mock itself is loaded with the first call. */
export const demoCredentials = { accessKey: 'demo-access-key', secretKey: 'demo-secret-key-that-opens-nothing' };
