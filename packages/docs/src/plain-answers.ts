import { type Answer, type Document, type Example, type Operation, resolve } from './document.ts';
import type { Language } from './languages.ts';
import { line, table } from './plain-table.ts';
import { texts } from './texts.ts';

/** What an operation answers: a table of the statuses, then the body of each example. */
export function answersText(document: Document, { responses }: Operation, language: Language): string[] {
  const t = texts[language];
  const answers = Object.entries(responses).map(([status, one]) => [status, resolve(document, one)] as const);
  const rows = answers.map(
    ([status, answer]) => `| ${status} | ${line(answer.description)} | ${sourceOf(answer, language)} |`,
  );
  return [
    `### ${t.answers}`,
    table([t.column.status, t.column.meaning, t.column.source], rows),
    `### ${t.bodies}`,
    ...answers.flatMap(([status, answer]) => bodies(document, status, answer, language)),
  ];
}

function bodies(document: Document, status: string, answer: Answer, language: Language): string[] {
  return Object.entries(answer.content ?? {}).flatMap(([mediaType, { examples = {} }]) =>
    Object.values(examples).flatMap((one) => {
      const example = resolve(document, one);
      const [grammar, body] =
        typeof example.value === 'string' ? ['text', example.value] : ['json', JSON.stringify(example.value, null, 2)];
      return [
        `#### ${status}: ${example.summary}`,
        `\`${mediaType}\` · ${sourceOf(example, language)}`,
        `\`\`\`${grammar}\n${body}\n\`\`\``,
      ];
    }),
  );
}

function sourceOf(told: Answer | Example, language: Language): string {
  const source = told['x-scp-source'];
  return source ? texts[language].sources[source] : texts[language].documented;
}
