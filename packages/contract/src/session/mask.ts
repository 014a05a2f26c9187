import type { Credentials } from '@scp-backup/signing';

/** The text without secret, signatures and access key. */
export function mask(
  text: string,
  { accessKey, secretKey }: Credentials,
  ...signatures: readonly (string | null)[]
): string {
  return [secretKey, ...signatures, accessKey]
    .filter((one): one is string => Boolean(one))
    .reduce((masked, one) => masked.replaceAll(one, one === accessKey ? '<access key>' : '<hidden>'), text);
}
