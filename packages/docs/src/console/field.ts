import { create } from './dom.ts';

type Control = HTMLInputElement | HTMLSelectElement;

/** A control with its label, its hint and the place of its message. */
export interface Field {
  readonly element: HTMLElement;
  readonly control: Control;
  readonly name: string;
  /** Says what is wrong with what was typed. Without a message it takes the last one away. */
  complain(message?: string): void;
}

export interface FieldOptions {
  /** Unique within the console. */
  readonly id: string;
  readonly label: string;
  /** Beside the label, such as `integer`. */
  readonly note?: string;
  readonly hint?: readonly (Node | string)[];
  readonly required?: boolean;
}

/** The control has no `name`, so nothing that it holds can come into the address of the page. */
export function field(control: Control, { id, label, note = '', hint = [], required = false }: FieldOptions): Field {
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  const message = create('p', { id: errorId, className: 'error' });
  control.id = id;
  control.setAttribute('aria-describedby', `${hintId} ${errorId}`);
  if (required) control.setAttribute('aria-required', 'true');
  const element = create(
    'div',
    { className: 'field' },
    create('label', { for: id }, label, create('small', {}, note && ` ${note}`)),
    control,
    message,
    create('p', { id: hintId, className: 'hint' }, ...hint),
  );
  const complain = (text = '') => {
    message.textContent = text;
    if (text) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
  };
  control.addEventListener('input', () => complain());
  return { element, control, name: label, complain };
}

export function input(properties: Readonly<Record<string, unknown>>): HTMLInputElement {
  return create('input', {
    type: 'text',
    autocomplete: 'off',
    spellcheck: false,
    autocapitalize: 'off',
    ...properties,
  });
}

export function choice(options: readonly (readonly [value: string, text: string])[]): HTMLSelectElement {
  return create('select', {}, ...options.map(([value, text]) => create('option', { value }, text)));
}
