import type { ConsoleApi } from './api.ts';
import { create } from './dom.ts';
import { choice, field } from './field.ts';
import { type ConsoleForm, createForm } from './form.ts';
import { languageOf } from './language.ts';
import { demoCredentials } from './place.ts';
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
  const say = (text: string, className = '') => {
    status.textContent = text;
    status.className = className;
  };

  return async (running) => {
    const { signal } = running;
    results.replaceChildren();
    say(texts.sending);
    // What a failure means at this point.
    let failure = texts.verdict.network;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      running.abort();
    }, patience * 1000);
    try {
      const sandbox = await api.sandbox();
      if (signal.aborted) return;
      const read = form.read(sandbox);
      if ('problems' in read) {
        say([texts.nothingSent, ...read.problems].join('\n'), 'bad');
        form.element.addEventListener('input', () => say(''), { once: true });
        return;
      }
      const { call, local } = read;
      failure = texts.verdict.failed;
      const request = await signCall(call, Date.now());
      failure = texts.verdict.network;
      if (signal.aborted) return;
      const show = (refused: boolean) =>
        showRequest(texts, request, { curl: curlCommand(request), code: clientCode(call), refused });
      const wrong = call.mistake !== 'none';
      results.replaceChildren(...show(wrong));
      const reply = await sendCall(request, local ? sandbox.fetch : (sent) => fetch(sent), signal);
      const verdict = judge(api, sandbox, call, reply, texts);
      say(verdict.text, verdict.good ? 'good' : 'bad');
      results.replaceChildren(...showResponse(texts, verdict, reply), ...show(wrong || reply.status === 401));
    } catch (error) {
      if (late) say(texts.verdict.timeout(patience), 'bad');
      else if (error instanceof Redirected) say(texts.verdict.redirected, 'bad');
      else if (!signal.aborted) say(failure, 'bad');
    } finally {
      clearTimeout(timer);
    }
  };
}
