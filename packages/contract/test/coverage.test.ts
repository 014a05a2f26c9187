import { generatedDescription, plannedChecks, plannedQuestions, requirements, uncovered } from '@scp-backup/contract';
import { resolvePointer } from '@scp-backup/openapi';
import { describe, expect, test } from 'vitest';

const description = generatedDescription();
const checks = plannedChecks();
const heads = [...checks, ...plannedQuestions()];

describe('the coverage gate', () => {
  test('finds a case for all that the document holds', () => {
    expect(uncovered(description, heads)).toEqual([]);
    const kinds = new Set(requirements(description).map((one) => one.split(':')[0]));
    expect([...kinds].sort()).toEqual([
      'assumption',
      'filter',
      'header',
      'operation',
      'parameter',
      'property',
      'status',
    ]);
  });

  test('names each thing that loses its cases', () => {
    for (const requirement of requirements(description)) {
      const without = heads.map(({ covers }) => ({ covers: covers.filter((one) => one !== requirement) }));
      expect(uncovered(description, without)).toEqual([requirement]);
    }
  });

  test('makes cases for an operation that is added to the description', () => {
    const [first] = Object.values(description.operations);
    if (!first) throw new Error('no operation');
    const operations = { ...description.operations, another: { ...first, id: 'another' } };
    const rows = { ...description.rows, another: description.rows[first.id] ?? {} };
    const responses = { ...description.responses, another: description.responses[first.id] ?? {} };
    const more = { ...description, operations, rows, responses };
    expect(uncovered(more, heads)).toContain('operation:another');
    expect(uncovered(more, [...plannedChecks(more), ...plannedQuestions(more)])).toEqual([]);
  });

  test('every check stands under a pointer of the document, and no two have the same name there', () => {
    expect(checks.filter(({ pointer }) => resolvePointer(description.document, pointer) === undefined)).toEqual([]);
    const ids = checks.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});
