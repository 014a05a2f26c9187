import { expect, test } from 'vitest';
import { released } from '../build/changelog.ts';

const text = `# @scp-backup/client

## 0.2.0

### Minor Changes

- 20f37d3: Something more.

  새 기능입니다.

### Patch Changes

- Updated dependencies [20f37d3]
  - @scp-backup/openapi@0.2.0
  - @scp-backup/signing@0.2.0

## 0.1.1

### Patch Changes

- 30f37d3: Something better.

  고쳤습니다.

- Updated dependencies
  - @scp-backup/openapi@0.1.1
`;

test('a changelog is told in each language, without the versions of our own packages', () => {
  expect(released(text, 'en')).toBe(`## @scp-backup/client

### 0.2.0

#### Minor Changes

- 20f37d3: Something more.

### 0.1.1

#### Patch Changes

- 30f37d3: Something better.`);
  expect(released(text, 'ko')).toBe(`## @scp-backup/client

### 0.2.0

#### 추가된 기능

  새 기능입니다.

### 0.1.1

#### 고친 점

  고쳤습니다.`);
});
