import { jsonText } from '../output/escape.ts';
import type { Row } from '../output/fields.ts';
import { type Layout, writerOf } from '../output/formats.ts';
import type { Output } from '../output/row-output.ts';
import { drawTable } from '../output/table.ts';

/** Writes a single object: as a table its fields stand below each other. */
export async function showObject(object: Row, layout: Layout, output: Output): Promise<void> {
  const { format, fields, columns } = layout;
  const shown = fields.shown(object);
  const names = columns ?? Object.keys(shown);
  switch (format) {
    case 'json':
      return output.write(`${jsonText(Object.fromEntries(names.map((name) => [name, shown[name]])), 2)}\n`);
    case 'table': {
      const column = (heading: string, values: readonly unknown[]) => ({ heading, values, isWhole: true });
      const table = drawTable(
        [
          column('FIELD', names),
          column(
            'VALUE',
            names.map((name) => shown[name]),
          ),
        ],
        undefined,
      );
      return output.write(table.text);
    }
    default: {
      const writer = writerOf({ ...layout, columns: names }, output);
      await writer.rows([object]);
      return writer.end();
    }
  }
}
