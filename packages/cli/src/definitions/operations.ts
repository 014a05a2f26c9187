import { type Operation, type OperationTexts, type Parameter, type RowFields, rows } from '@scp-backup/openapi';
import { texts } from '@scp-backup/openapi/texts';
import { type Command, type Flag, type FlagGroup, flagName } from '../command-line/command.ts';
import type { Text } from '../language.ts';
import { allOperations, hasTimes, pathParametersOf, periodOf } from '../operations.ts';
import { formatFlags, periodFlags, wideFlag, zoneFlag } from './row-flags.ts';
import { connection, general } from './shared.ts';

/** One command for each operation of the document. */
export const operationCommands: readonly Command[] = allOperations.map(commandOf);

function commandOf(operation: Operation): Command {
  const path = pathParametersOf(operation);
  return {
    words: operation.command,
    summary: textOf(operation, ({ summary }) => summary),
    arguments: path.map((name) => `<${name}>`),
    groups: [choiceOf(operation), outputOf(operation), parametersOf(operation), connection, general],
    notes: fieldsNote(operation),
    examples: examplesOf(operation),
    run: async (flags) => (await import('../commands/call.ts')).call(operation, flags),
  };
}

function textOf({ id }: Operation, choose: (texts: OperationTexts) => string | undefined): Text {
  const text = (language: 'en' | 'ko'): string =>
    choose((texts[language] as Readonly<Record<string, OperationTexts>>)[id] as OperationTexts) ?? '';
  return { en: text('en'), ko: text('ko') };
}

function parametersOf(operation: Operation): FlagGroup {
  return {
    title: { en: 'Parameters', ko: '파라미터' },
    flags: Object.fromEntries(
      Object.entries(operation.parameters).map(([name, parameter]) => [
        flagName(name),
        parameterFlag(
          parameter,
          textOf(operation, ({ parameters }) => parameters[name]),
        ),
      ]),
    ),
  };
}

function parameterFlag({ type, enum: choices, minimum, maximum, default: otherwise }: Parameter, text: Text): Flag {
  const isWhole = type === 'integer' && minimum !== undefined;
  return {
    type: 'string',
    value: type,
    once: true,
    text,
    ...(choices && { choices }),
    ...(isWhole && { whole: { from: minimum, ...(maximum !== undefined && { to: maximum }) } }),
    ...(otherwise !== undefined && { default: String(otherwise) }),
  };
}

/** Flags of ours that choose rows. A parameter of the operation with the same name comes before them. */
function choiceOf(operation: Operation): FlagGroup {
  return {
    title: { en: 'Rows', ko: '행' },
    flags: {
      ...(periodOf(operation) && periodFlags),
      ...(operation.list && {
        limit: {
          type: 'string',
          value: 'rows',
          whole: { from: 1 },
          text: { en: 'this many rows at most', ko: '최대 행 수' },
          default: { en: 'all', ko: '전체' },
        },
      }),
    },
  };
}

function outputOf(operation: Operation): FlagGroup {
  return {
    title: { en: 'Output', ko: '출력' },
    flags: { ...formatFlags, ...(operation.list && wideFlag), ...(hasTimes(operation) && zoneFlag) },
  };
}

/** What `--columns` can name. */
function fieldsNote(operation: Operation): Text {
  const names = Object.keys((rows as Readonly<Record<string, RowFields>>)[operation.id] ?? {});
  const all = [...names, ...(operation.run ? ['duration'] : [])].join(', ');
  const order = { en: '', ko: '' };
  if (operation.list) {
    order.en = '\nA list reads all pages, oldest rows first unless --sort says otherwise; with --page it reads one.';
    order.ko = '\n목록은 전체 페이지를 오래된 행부터 조회합니다(--sort로 변경). --page를 쓰면 한 페이지만 조회합니다.';
  }
  return { en: `Fields: ${all}${order.en}`, ko: `필드: ${all}${order.ko}` };
}

function examplesOf(operation: Operation): readonly string[] {
  const usual = [...operation.command, ...pathParametersOf(operation).map((name) => `<${name}>`)].join(' ');
  const { run, list } = operation;
  const state = list?.filters?.find(({ field, test }) => test === 'equals' && field === run?.state)?.parameter;
  return [
    usual,
    ...(run && state ? [`${usual} --${flagName(state)} ${run.failed[0]} --since 30d`] : []),
    ...(periodOf(operation)
      ? [`${usual} --last-month --time-zone Asia/Seoul -o csv --bom --output-file last-month.csv`]
      : [`${usual} -o json`]),
  ];
}
