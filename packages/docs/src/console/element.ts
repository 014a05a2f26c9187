import { createMockHandler, demoCredentials } from '@scp-backup/mock/handler';
import type { ConsoleApi } from './api.ts';
import { create } from './dom.ts';
import { choice, field } from './field.ts';
import { type ConsoleForm, createForm } from './form.ts';
import { languageOf } from './language.ts';
import { Redirected, sendCall, signCall } from './request.ts';
import { clientCode, curlCommand } from './samples.ts';
import { consoleStyles } from './styles.ts';
import { type Labels, labels } from './texts.ts';
import { judge } from './verdict.ts';
import { showRequest, showResponse } from './view.ts';

/** Seconds that an answer may take. */
const patience = 10;

/**
 * Defines `<scp-console operation="…">`: a form for an operation that signs a request in the page, sends it to a sandbox
 * in the page or to a mock on this machine, and shows each step. The attribute names an operation of the document.
 * @default operation the first one
 */
export function defineConsole(api: ConsoleApi): void {
  const styles = consoleStyles();

  class Console extends HTMLElement {
    static readonly observedAttributes = ['operation'];
    readonly #root = this.attachShadow({ mode: 'open' });
    #running = new AbortController();

    connectedCallback(): void {
      this.#root.adoptedStyleSheets = [styles];
      this.#render();
    }

    attributeChangedCallback(): void {
      // At first the element is rendered once it is connected.
      if (this.#root.hasChildNodes()) this.#render();
    }

    disconnectedCallback(): void {
      this.#running.abort();
    }

    #render(): void {
      this.#running.abort();
      const language = languageOf(this);
      const texts = labels[language];
      const all = Object.values(api.operations);
      const first = all.find(({ primary }) => primary) ?? all[0];
      const id = this.getAttribute('operation') ?? first?.id ?? '';
      const operation = Object.hasOwn(api.operations, id) ? api.operations[id] : undefined;
      const status = create('p', { role: 'status' });
      const results = create('div');
      const frame = create('div', { className: 'console', lang: language });
      this.#root.replaceChildren(frame);
      if (!operation) {
        frame.append(texts.unknownOperation(id, Object.keys(api.operations).join(', ')));
        return;
      }
      const form = createForm({ api, operation, language, labels: texts, credentials: demoCredentials });
      const send = sender(api, form, texts, status, results);
      form.element.addEventListener('submit', (event) => {
        event.preventDefault();
        // Of two calls the last one counts.
        this.#running.abort();
        this.#running = new AbortController();
        send(this.#running);
      });
      const operations = choice(Object.keys(api.operations).map((one) => [one, one] as const));
      operations.value = id;
      operations.addEventListener('change', () => this.setAttribute('operation', operations.value));
      frame.append(
        create('p', {}, texts.intro),
        create('p', { className: 'notice' }, texts.noCors),
        field(operations, { id: 'operation', label: texts.operation }).element,
        form.element,
        status,
        results,
      );
    }
  }

  customElements.define('scp-console', Console);
}

/** What a press of the button does, until its controller aborts it. */
function sender(
  api: ConsoleApi,
  form: ConsoleForm,
  texts: Labels,
  status: HTMLElement,
  results: HTMLElement,
): (running: AbortController) => Promise<void> {
  const handler = createMockHandler({ description: api, generate: { rows: 60 } });
  const say = (text: string, className = '') => {
    status.textContent = text;
    status.className = className;
  };

  return async (running) => {
    const { signal } = running;
    results.replaceChildren();
    const read = form.read();
    if ('problems' in read) return say([texts.nothingSent, ...read.problems].join('\n'), 'bad');
    say(texts.sending);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      running.abort();
    }, patience * 1000);
    let signed = false;
    try {
      const { call, sandbox } = read;
      const request = await signCall(call, Date.now());
      signed = true;
      if (signal.aborted) return;
      const show = (refused: boolean) =>
        showRequest(texts, request, { curl: curlCommand(request), code: clientCode(call), refused });
      results.replaceChildren(...show(false));
      const reply = await sendCall(request, sandbox ? handler : (sent) => fetch(sent), signal);
      const verdict = judge(api, call.operation.id, reply, texts);
      say(verdict.text, verdict.good ? 'good' : 'bad');
      const refused = reply.status === 401;
      results.replaceChildren(...showResponse(texts, verdict, reply), ...show(refused));
    } catch (error) {
      if (late) say(texts.verdict.timeout(patience), 'bad');
      else if (error instanceof Redirected) say(texts.verdict.redirected, 'bad');
      else if (!signal.aborted) say(signed ? texts.verdict.network : texts.verdict.failed, 'bad');
    } finally {
      clearTimeout(timer);
    }
  };
}
