import type { ListBehaviour } from '@scp-backup/openapi';
import type { Language } from './languages.ts';
import { code, table } from './markdown.ts';
import { texts } from './texts.ts';

/** How a list pages, counts, sorts and filters, as a table that says what of it is assumed. */
export function listText({ count, page, size, sort, filters = [] }: ListBehaviour, language: Language): string {
  const { column, documented, sources, list: t } = texts[language];
  const row = (meaning: string, part: { readonly assumed?: true }) => [
    meaning,
    part.assumed ? sources.assumed : documented,
  ];
  const rows = [
    ...(page ? [row(t.page(code(page.parameter), page.first), page)] : []),
    ...(size ? [row(t.size(code(size.parameter), size.default, size.maximum), size)] : []),
    ...(count ? [row(t.count[count.means](code(count.property)), count)] : []),
    ...(sort ? [row(t.sort(code(sort.parameter), (sort.fields ?? []).map(code).join(', ')), sort)] : []),
    ...filters.map((one) => row(t.filter[one.test](code(one.parameter), code(one.field)), one)),
  ];
  return table([column.meaning, column.source], rows);
}
