import type { Operation, OperationTexts, Parameter } from '@scp-backup/openapi';
import { texts } from '@scp-backup/openapi/texts';
import { type Command, type Flag, type FlagGroup, flagName } from '../command-line/command.ts';
import type { Text } from '../language.ts';
import { allOperations, pathParametersOf } from '../operations.ts';
import { connection, general } from './shared.ts';

/** One command for each operation of the document. */
export const operationCommands: readonly Command[] = allOperations.map(commandOf);

function commandOf(operation: Operation): Command {
  const path = pathParametersOf(operation);
  return {
    words: operation.command,
    summary: textOf(operation, ({ summary }) => summary),
    arguments: path.map((name) => `<${name}>`),
    groups: [parametersOf(operation), outputOf(operation), connection, general],
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
    text,
    ...(choices && { choices }),
    ...(isWhole && { whole: { from: minimum, ...(maximum !== undefined && { to: maximum }) } }),
    ...(otherwise !== undefined && { default: String(otherwise) }),
  };
}

function outputOf({ list }: Operation): FlagGroup {
  const flags: Record<string, Flag> = {
    output: {
      type: 'string',
      short: 'o',
      value: 'format',
      choices: ['table', 'json', 'ndjson', 'csv'],
      text: { en: 'format of the output', ko: '출력 형식' },
      default: 'table',
    },
  };
  if (list) {
    flags.limit = {
      type: 'string',
      value: 'rows',
      whole: { from: 1 },
      text: { en: 'this many rows at most', ko: '최대 행 수' },
      default: { en: 'all', ko: '전체' },
    };
    flags.columns = {
      type: 'string',
      value: 'a,b',
      text: { en: 'these fields, in this order, in every format', ko: '출력할 필드와 순서. 모든 형식에 적용' },
      default: { en: 'all', ko: '전체' },
    };
  }
  return { title: { en: 'Output', ko: '출력' }, flags };
}

function examplesOf(operation: Operation): readonly string[] {
  return [[...operation.command, ...pathParametersOf(operation).map((name) => `<${name}>`)].join(' ')];
}
