import type { ListFilter } from '@scp-backup/openapi';
import type { Trial } from '../check.ts';
import { disorder } from '../order.ts';
import type { Answer } from '../probe.ts';
import { difference, passes, type Row } from '../rows.ts';
import type { Query } from '../session/wire.ts';
import { walk } from '../survey.ts';
import { countOf, type ListTarget, probeOf, rowsOf } from '../target.ts';

/** A filter and the value that it is asked for. */
export interface Asked {
  readonly filter: ListFilter;
  readonly value: string;
}

export function fits({ fields }: ListTarget, asked: readonly Asked[], row: Row): boolean {
  return asked.every(({ filter, value }) => passes(filter, value, row, fields[filter.field]));
}

/** Asks with filters, and expects exactly the rows that fit; where not all rows are known, that those which come fit. */
export async function expectFitting(trial: Trial, target: ListTarget, asked: readonly Asked[]): Promise<void> {
  const query: Query = asked.map(({ filter, value }) => [filter.parameter, value] as const);
  if (target.survey.complete) {
    const expected = target.survey.rows.filter((row) => fits(target, asked, row));
    return await expectExactly(trial, target, query, expected);
  }
  const answer = await trial.call(probeOf(target, query));
  const text = query.map((one) => one.join('=')).join('&');
  trial.expect(answer.status === 200, `${text} answered ${answer.status}`, answer);
  const others = rowsOf(target.list, answer).filter((row) => !fits(target, asked, row)).length;
  trial.expect(others === 0, `${text}: ${others} rows came that do not fit`, answer);
}

async function expectExactly(trial: Trial, target: ListTarget, query: Query, expected: readonly Row[]): Promise<void> {
  const { list, fields } = target;
  const text = query.map((one) => one.join('=')).join('&');
  let last: Answer | undefined;
  const call: Trial['call'] = async (probe) => {
    last = await trial.call(probe);
    const count = countOf(list, last);
    const wrong = list.count?.means === 'total' && last.status === 200 && count !== expected.length;
    trial.expect(!wrong, `${text}: ${list.count?.property} is ${count}; ${expected.length} rows fit`, last);
    return last;
  };
  const found = await walk(target, query, call, Math.max(1, expected.length));
  trial.expect(found.problem === undefined, `${text}: ${found.problem}`, last);
  if (found.problem !== undefined) return;
  const { missing, extra } = difference(found.rows, expected);
  trial.expect(missing === 0, `${text}: ${missing} of ${expected.length} rows that fit are missing`, last);
  trial.expect(extra === 0, `${text}: ${extra} rows came that do not fit`, last);
  const [field = '', direction = 'asc'] = list.sort?.default?.split(':') ?? [];
  const broken = field ? disorder(found.rows, field, direction, fields[field]) : undefined;
  trial.expect(broken === undefined, `${text}: ${broken}`, last);
}
