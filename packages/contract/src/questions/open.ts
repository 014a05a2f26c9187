import type { Parameter } from '@scp-backup/openapi';
import { operationPointer, parameterPointer } from '../document.ts';
import type { Answer } from '../probe.ts';
import { probeOf, type Target } from '../target.ts';
import { confirmed, differs, type Found, inconclusive, type Question } from './question.ts';

/** What the document does not say, of every operation: each answer is right. */
export function openQuestions(target: Target): readonly Question[] {
  const { operation, description } = target;
  const [service] = description.apiVersion.split(' ');
  const query = Object.entries(operation.parameters).filter(([, one]) => one.in === 'query');
  const id = Object.keys(target.path).at(-1);
  const question = (text: string, ask: Question['ask']): Question => {
    return { operation: operation.id, question: text, covers: [], ask };
  };
  return [
    ...query.slice(0, 1).map(([name]) =>
      question(`What does ${name} do when it is sent twice?`, async (call) => {
        const answer = await call(probeOf(target, `${name}=1&${name}=2`));
        return { answer: answer.status === 200 ? 'one of them is used' : shown(answer) };
      }),
    ),
    question('Which code does a 406 have?', async (call) => {
      return { answer: shown(await call(probeOf(target, [], { headers: { 'Scp-Api-Version': `${service} 99.9` } }))) };
    }),
    question('Which code does the 401 of a wrong signature have?', async (call) => {
      const signing = { spoilt: 'signed with another secret key', secretKey: (key: string) => `${key}x` };
      return { answer: shown(await call(probeOf(target, [], { signing }))) };
    }),
    ...(id === undefined ? [] : [id]).map((name) =>
      question(`In which form is an unknown ${name} refused?`, async (call) => {
        const path = { ...target.path, [name]: 'f'.repeat(32) };
        return { answer: formOf(await call(probeOf(target, [], { path }))) };
      }),
    ),
    ...query.flatMap(([name, parameter]) => minimumQuestion(target, name, parameter)),
    ...pathQuestions(target),
    ...runQuestion(target),
  ];
}

/** Status and code of a refusal. */
function shown({ status, body, failure }: Answer): string {
  const { errors, error } = (body ?? {}) as { errors?: readonly { code?: unknown }[]; error?: unknown };
  const code = (Array.isArray(errors) ? errors[0]?.code : error) ?? 'no code';
  return status === 0 ? `${failure}` : `${status} ${typeof code === 'string' ? code : JSON.stringify(code)}`;
}

function formOf(answer: Answer): string {
  const { errors, error, name } = (answer.body ?? {}) as Readonly<Record<string, unknown>>;
  const forms = [
    { form: 'the form of the service', there: Array.isArray(errors) },
    { form: 'the form of the gateway', there: error !== undefined || name !== undefined },
    { form: 'a page of HTML', there: answer.headers.get('content-type')?.includes('html') === true },
  ];
  const form = forms.find(({ there }) => there)?.form ?? 'another form';
  return `${shown(answer)}, in ${form}`;
}

/** A minimum that the document only assumes. */
function minimumQuestion(target: Target, name: string, { minimum, assumed }: Parameter): readonly Question[] {
  const { operation, description } = target;
  if (minimum === undefined || !assumed?.includes('minimum')) return [];
  return [
    {
      operation: operation.id,
      question: `Is a ${name} below ${minimum} refused?`,
      pointer: parameterPointer(description.document, operation.path, name),
      covers: [`assumption:${operation.id}.${name}.minimum`],
      async ask(call) {
        const answer = await call(probeOf(target, [[name, String(minimum - 1)]]));
        return verdict(answer, answer.status === 400, [200]);
      },
    },
  ];
}

/** That an id is not empty: the path without it is another one. */
function pathQuestions(target: Target): readonly Question[] {
  const { operation, description } = target;
  const names = Object.keys(target.path).filter((name) => operation.parameters[name]?.assumed?.includes('minLength'));
  return names.map((name) => ({
    operation: operation.id,
    question: `Is an empty ${name} refused?`,
    pointer: parameterPointer(description.document, operation.path, name),
    covers: [`assumption:${operation.id}.${name}.minLength`],
    async ask(call) {
      // Judged by nothing else: without the id the path may be that of another operation.
      const another = { ...operation, id: '' };
      const answer = await call({ operation: another, path: { ...target.path, [name]: '' } });
      const list = Object.values(description.operations).some(
        ({ path }) => `${path}/` === emptied(operation.path, name),
      );
      if (list && answer.status === 200) return inconclusive('the path without it is that of a list');
      return verdict(answer, [400, 401, 404].includes(answer.status), [200]);
    },
  }));
}

function emptied(path: string, name: string): string {
  return path.replace(`{${name}}`, '');
}

function verdict(answer: Answer, holds: boolean, otherwise: readonly number[]): Found {
  if (holds) return confirmed(`yes: ${shown(answer)}`);
  return otherwise.includes(answer.status) ? differs(`no: it answered ${answer.status}`) : inconclusive(shown(answer));
}

/** That a run has no end while it runs. */
function runQuestion({ operation, survey }: Target): readonly Question[] {
  const { run } = operation;
  if (!run?.running) return [];
  const { state, ended, running } = run;
  return [
    {
      operation: operation.id,
      question: `Is ${ended} null while the run lasts?`,
      pointer: `${operationPointer(operation.path)}/x-scp-run`,
      covers: [`assumption:${operation.id}.${ended}`],
      async ask() {
        const lasting = survey.rows.filter((row) => running.includes(String(row[state])));
        const withEnd = lasting.filter((row) => row[ended] !== null).length;
        if (lasting.length === 0) return inconclusive(`no row is ${running.join(', ')}`);
        return withEnd === 0 ? confirmed('yes') : differs(`no: ${withEnd} of ${lasting.length} rows have one`);
      },
    },
  ];
}
