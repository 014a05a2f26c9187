/** The branch and the file of the only workflow that may publish for everybody. */
const releaseWorkflow = '.github/workflows/release.yml@refs/heads/main';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Permission =
  | { readonly kind: 'loopback'; readonly registry: string }
  | { readonly kind: 'workflow' }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Whether packages may be published from here: to a registry on this machine always, to any other in the release
 * workflow alone. `repository` is `owner/name` as the manifests state it.
 */
export function permission(env: Environment, repository: string): Permission {
  const named = [env.npm_config_registry, env['npm_config_@scp-backup:registry']].filter((one) => one !== undefined);
  const [registry] = named;
  if (registry !== undefined && named.every(isLoopback)) return { kind: 'loopback', registry };
  if (env.GITHUB_ACTIONS !== 'true') {
    const where = registry === undefined ? 'no registry is named' : 'the registry is not on this machine';
    return refused(
      `${where}. Packages are published by the release workflow; to try it out, start a registry on 127.0.0.1 and set npm_config_registry to its address.`,
    );
  }
  if (env.GITHUB_REPOSITORY !== repository) {
    return refused(
      `the manifests name the repository ${repository}, and this is ${env.GITHUB_REPOSITORY}. Run \`npm run repository -- ${env.GITHUB_REPOSITORY}\` and commit what it changes.`,
    );
  }
  if (env.GITHUB_WORKFLOW_REF !== `${repository}/${releaseWorkflow}`) {
    return refused(`this is ${env.GITHUB_WORKFLOW_REF}, and only ${repository}/${releaseWorkflow} publishes.`);
  }
  if (!env.ACTIONS_ID_TOKEN_REQUEST_URL || !env.ACTIONS_ID_TOKEN_REQUEST_TOKEN) {
    return refused('the job has no identity to sign the provenance with: it needs `permissions: id-token: write`.');
  }
  return { kind: 'workflow' };
}

/** Whether an address of a registry leads to this machine, whatever stands around the name. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  const here = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
  return here && (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

function refused(reason: string): Permission {
  return { kind: 'refused', reason };
}
