import { createMockHandler, type Fault, type GenerateOptions, type MockOptions } from '@scp-backup/mock';
import type { MockSettings, OtherApi } from '@scp-backup/mock/handler';
import { type MswHandlersOptions, mswHandlers } from '@scp-backup/mock/msw';
import { expect, expectTypeOf, test } from 'vitest';
import { operation } from './wire.ts';

/** The names of the optional fields that do not take `undefined`. */
type Refusing<Type> = {
  [Name in keyof Type]-?: Partial<Pick<Type, Name>> extends Pick<Type, Name>
    ? { [Same in Name]: undefined } extends Pick<Type, Name>
      ? never
      : Name
    : never;
}[keyof Type];

test('every option takes undefined, also under exactOptionalPropertyTypes', () => {
  expectTypeOf<Refusing<{ field?: string }>>().toEqualTypeOf<'field'>();
  expectTypeOf<Refusing<MockSettings>>().toBeNever();
  expectTypeOf<Refusing<MockOptions>>().toBeNever();
  expectTypeOf<Refusing<GenerateOptions>>().toBeNever();
  expectTypeOf<Refusing<Fault>>().toBeNever();
  expectTypeOf<Refusing<OtherApi>>().toBeNever();
  expectTypeOf<Refusing<MswHandlersOptions>>().toBeNever();
});

test('an option that is undefined is absent', () => {
  const settings = { credentials: undefined, toleranceMs: undefined, fidelity: undefined, apiVersions: undefined };
  const description = { operations: undefined, service: undefined, validateResponse: undefined };
  const generate = { rows: undefined, parents: undefined, failed: undefined, running: undefined, now: undefined };
  const data = { [operation.id]: undefined };
  const now = Date.now();
  const mock = createMockHandler({ ...settings, description, now: () => now, data, generate, scenario: 'all-failed' });
  const usual = createMockHandler({ now: () => now, scenario: 'all-failed' });
  expect(mock.rows(operation.id)).toEqual(usual.rows(operation.id));
  expect(() => mock.fault({ status: undefined, times: 1 })).toThrow(/a fault needs one of/);
  expect(mswHandlers({ mock: undefined, baseUrl: undefined })).toHaveLength(mswHandlers().length);
});
