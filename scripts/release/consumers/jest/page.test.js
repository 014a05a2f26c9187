test('a page under test imports the packages before it calls anything', () => {
  expect(document.body).toBeDefined();
  expect(require('@scp-backup/client')).toHaveProperty('createBackupClient');
  expect(require('@scp-backup/signing')).toHaveProperty('createSigningFetch');
  expect(require('@scp-backup/mock/handler')).toHaveProperty('createMockHandler');
});
