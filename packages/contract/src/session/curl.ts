import type { Probe } from '../probe.ts';

const secured = ['scp-accesskey', 'scp-signature', 'scp-timestamp', 'scp-clienttype'];

/** A command that makes the request again. Keys come from the environment; the signature is made by `scp-backup sign`. */
export function curlOf(method: string, url: string, headers: Headers, { signing }: Probe): string {
  const plain = [...headers].filter(([name]) => !secured.includes(name));
  const shown = plain.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`).join(' ');
  const verb = method === 'HEAD' ? '--head' : `-X ${method}`;
  const curl = `curl -i ${verb} ${shown} ${quote(url)}`;
  if (!signing?.spoilt && secured.every((name) => headers.has(name))) {
    return `scp-backup sign ${method} ${quote(url)} --timestamp ${headers.get('scp-timestamp')} | ${curl} -H @-`;
  }
  const own = [...headers]
    .filter(([name]) => secured.includes(name))
    .map(([name, value]) => {
      if (name === 'scp-signature') return `-H "${name}: $SIGNATURE"`;
      if (name === 'scp-accesskey') return `-H "${name}: $SCP_ACCESS_KEY"`;
      return `-H ${quote(`${name}: ${value}`)}`;
    });
  return `${curl} ${own.join(' ')}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
