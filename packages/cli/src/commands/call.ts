import { type Call, createBackupClient, type ListCall } from '@scp-backup/client';
import { isThere, type Operation, service } from '@scp-backup/openapi';
import { flagName, type ReadFlags } from '../command-line/command.ts';
import { exitCode, UsageError } from '../exit.ts';
import { say } from '../language.ts';
import { fieldsOf, type Row } from '../output/fields.ts';
import { type Format, type Layout, writerOf } from '../output/formats.ts';
import { note } from '../output/notes.ts';
import { openOutput } from '../output/row-output.ts';
import { zoneOf } from '../output/time-zone.ts';
import { apiVersionOf, clientOptions } from '../settings.ts';
import { inputOf } from './input.ts';
import { list } from './list.ts';
import { showObject } from './object.ts';

type AnyMethod = (input: object, options?: object) => Call<Row> & ListCall<Row, Row>;

/** Calls an operation. */
export async function call(operation: Operation, flags: ReadFlags): Promise<number> {
  // An operation's own parameter comes before ours of the same name.
  const own = new Set(Object.keys(operation.parameters).map(flagName));
  const values = Object.fromEntries(Object.entries(flags.values).filter(([name]) => !own.has(name)));
  const zone = values['time-zone'] === undefined ? undefined : zoneOf(String(values['time-zone']));
  const layout = layoutOf(operation, values, zone);
  const input = inputOf(operation, flags, values, zone);
  const client = createBackupClient(
    await clientOptions({ ...values, ...laterVersion(operation, input, values) }),
  ) as unknown as Record<string, AnyMethod>;
  const method = client[operation.id] as AnyMethod;
  const output = await openOutput(values['output-file'] === undefined ? undefined : String(values['output-file']));
  let code: number = exitCode.incomplete;
  try {
    if (operation.list) {
      const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
      const writer = writerOf(layout, output);
      code = await list({ list: operation.list, method, input, limit, format: layout.format, writer });
    } else {
      await showObject(await method(input), layout, output);
      code = exitCode.done;
    }
  } finally {
    await output.end(code === exitCode.done);
  }
  return code;
}

/** The API version that a value needs, where the user named none. */
function laterVersion(
  { parameters }: Operation,
  input: Readonly<Record<string, unknown>>,
  values: ReadFlags['values'],
): ReadFlags['values'] {
  if (apiVersionOf(values) !== undefined) return {};
  for (const [name, { valuesSince }] of Object.entries(parameters)) {
    const value = String(input[name]);
    const since = valuesSince?.[value];
    if (since === undefined || isThere(since, service.apiVersion)) continue;
    note(
      say(
        `${value} exists since API version ${since}, which is used; --api-version chooses another one`,
        `${value} 값은 API 버전 ${since}부터 있으므로 ${since}을 사용합니다. --api-version으로 바꿀 수 있습니다.`,
      ),
    );
    return { 'api-version': since };
  }
  return {};
}

function layoutOf(operation: Operation, values: ReadFlags['values'], zone: Parameters<typeof fieldsOf>[1]): Layout {
  const { output = 'table', wide = false, bom = false, columns } = values;
  const format = output as Format;
  if (wide && format !== 'table') throw onlyWith('--wide', 'table');
  if (bom && format !== 'csv') throw onlyWith('--bom', 'csv');
  const fields = fieldsOf(operation, zone);
  const chosen = columns === undefined ? undefined : fields.chosen(String(columns));
  return { format, fields, columns: chosen, wide: wide === true, bom: bom === true };
}

function onlyWith(flag: string, format: Format): UsageError {
  return new UsageError(say(`${flag} needs -o ${format}`, `${flag} 플래그는 -o ${format}에서만 쓸 수 있습니다.`));
}
