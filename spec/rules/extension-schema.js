// @ts-check
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

/**
 * The check of an extension against `<name>.schema.json` of this folder.
 *
 * @param {string} name
 * @returns {(value: unknown) => string[]} one sentence for each way in which a value does not fit
 */
export function extensionSchema(name) {
  const schema = JSON.parse(readFileSync(new URL(`${name}.schema.json`, import.meta.url), 'utf8'));
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      const found = [params.additionalProperty ?? params.allowedValues ?? []].flat();
      return [`${name}${instancePath} ${message}`, ...(found.length > 0 ? [found.join(', ')] : [])].join(': ');
    });
  };
}
