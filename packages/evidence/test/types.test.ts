import type {
  Annotation,
  CheckOptions,
  CollectOptions,
  Exception,
  ExportOptions,
  Finding,
  HistoryLine,
  Judgement,
  Policy,
  RenderOptions,
  ReportOptions,
  Rules,
  Run,
  WriteOptions,
} from '@scp-backup/evidence';
import { expectTypeOf, test } from 'vitest';

/** The names of the optional fields that do not take `undefined`. */
type Refusing<Type> = {
  [Name in keyof Type]-?: Partial<Pick<Type, Name>> extends Pick<Type, Name>
    ? { [Same in Name]: undefined } extends Pick<Type, Name>
      ? never
      : Name
    : never;
}[keyof Type];

test('every optional field takes undefined, also under exactOptionalPropertyTypes', () => {
  expectTypeOf<Refusing<{ field?: string }>>().toEqualTypeOf<'field'>();
  expectTypeOf<Refusing<Rules>>().toBeNever();
  expectTypeOf<Refusing<Policy>>().toBeNever();
  expectTypeOf<Refusing<Exception>>().toBeNever();
  expectTypeOf<Refusing<Annotation>>().toBeNever();
  expectTypeOf<Refusing<Judgement>>().toBeNever();
  expectTypeOf<Refusing<CheckOptions>>().toBeNever();
  expectTypeOf<Refusing<CollectOptions>>().toBeNever();
  expectTypeOf<Refusing<ExportOptions>>().toBeNever();
  expectTypeOf<Refusing<ReportOptions>>().toBeNever();
  expectTypeOf<Refusing<RenderOptions>>().toBeNever();
  expectTypeOf<Refusing<WriteOptions>>().toBeNever();
  expectTypeOf<Refusing<Finding>>().toBeNever();
  expectTypeOf<Refusing<HistoryLine>>().toBeNever();
  expectTypeOf<Refusing<Run>>().toBeNever();
});
