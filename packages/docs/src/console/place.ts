/** Where `npm start` runs its mock. The sandbox answers in its name, so that what is copied works there. */
export const localMock = 'http://127.0.0.1:4010';
