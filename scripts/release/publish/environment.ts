import { type Environment, isLoopback, type Permission } from './permission.ts';

type Allowed = Exclude<Permission, { kind: 'refused' }>;

/** The variables of the publishing command. Provenance is signed in the workflow alone: nothing else has an identity. */
export function publishEnvironment(env: Environment, allowed: Allowed, configuration: string): Environment {
  if (allowed.kind === 'workflow') return { ...env, npm_config_provenance: 'true' };
  return {
    ...env,
    npm_config_registry: allowed.registry,
    npm_config_provenance: 'false',
    npm_config_userconfig: configuration,
  };
}

/**
 * The user's npm configuration, and in it the registry on this machine under both names. npm sends no package without
 * a token, so a word takes its place unless the user has one for that registry.
 */
export function loopbackConfiguration(registry: string, users: string): string {
  const place = registry.replace(/^https?:/, '').replace(/\/*$/, '/');
  const token = users.includes(`${place}:_`) ? [] : [`${place}:_authToken=loopback`];
  return [users, `registry=${registry}`, `@scp-backup:registry=${registry}`, ...token, ''].join('\n');
}

/** A registry in a manifest comes before every variable. @throws where it leads away from this machine */
export function refuseOwnRegistry(
  manifests: readonly { name: string; publishConfig?: Record<string, unknown> }[],
): void {
  for (const { name, publishConfig = {} } of manifests) {
    for (const [key, value] of Object.entries(publishConfig)) {
      if (key.endsWith('registry') && !isLoopback(String(value))) {
        throw new Error(`${name} names a registry of its own in publishConfig: take it out.`);
      }
    }
  }
}
