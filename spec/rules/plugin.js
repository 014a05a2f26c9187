// @ts-check
import { behaviourRule, followerOf } from './behaviour-rule.js';
import { itemBehaviourProblems } from './item-behaviour.js';
import { listBehaviourProblems } from './list-behaviour.js';
import { operationShapeProblems } from './operation-shape.js';
import { runBehaviourProblems } from './run-behaviour.js';
import { versionProblems } from './versions.js';

/**
 * @typedef {import('./behaviour-rule.js').Node} Node
 * @typedef {import('./behaviour-rule.js').Context} Context
 */

const sources = ['documented', 'vendor-code', 'observed', 'assumed'];

/** Nothing in the toolkit merges schemas. */
const NoAllOf = () => ({
  /** @param {Node} schema @param {Context} context */
  Schema(schema, { report, location }) {
    if (!schema.allOf) return;
    report({
      message: 'allOf is not supported: write all fields into one schema',
      location: location.child(['allOf']),
    });
  },
});

/** The toolkit reads operations only, and commands are words. */
const OperationIsACommand = () => ({
  /** @param {Node} operation @param {Context} context */
  Operation(operation, { report, location, key }) {
    if (key !== 'get') report({ message: `only GET operations are supported, not ${String(key).toUpperCase()}` });
    const command = operation['x-scp-command'];
    const isRight = (/** @type {unknown} */ word) => typeof word === 'string' && /^[a-z][a-z0-9-]*$/.test(word);
    if (command === undefined || (Array.isArray(command) && command.length > 0 && command.every(isRight))) return;
    report({
      message: 'x-scp-command must be a list of lower-case words',
      location: location.child(['x-scp-command']),
    });
  },
});

/** Null stands in the list of types: `anyOf` with null turns 0 into null where parameters are coerced. */
const NullIsAType = () => ({
  /** @param {Node} schema @param {Context} context */
  Schema(schema, { report }) {
    for (const keyword of ['anyOf', 'oneOf']) {
      if (schema[keyword]?.some((/** @type {Node} */ one) => one.type === 'null')) {
        report({ message: `write null into the list of types, not into ${keyword}` });
      }
    }
    if (schema.nullable !== undefined) report({ message: 'write null into the list of types, not `nullable`' });
  },
});

/** A reader survives values it does not know; a writer sends only what is known. */
const EnumsByDirection = () => ({
  /** @param {Node} response @param {Context} context */
  Response(response, { report, location, resolve }) {
    for (const [type, media] of Object.entries(response.content ?? {})) {
      if (somewhere(media.schema, 'enum', followerOf(resolve))) {
        report({
          message: 'a response enum must be open: use x-extensible-enum',
          location: location.child(['content', type, 'schema']),
        });
      }
    }
  },
  /** @param {Node} parameter @param {Context} context */
  Parameter(parameter, { report, location, resolve }) {
    if (somewhere(parameter.schema, 'x-extensible-enum', followerOf(resolve))) {
      report({ message: 'a request enum must be closed: use enum', location: location.child(['schema']) });
    }
  },
});

/**
 * Whether a keyword stands anywhere in a schema or in what it refers to.
 *
 * @param {any} node
 * @param {string} keyword
 * @param {(node: any) => any} follow
 * @param {Set<any>} seen
 * @returns {boolean}
 */
function somewhere(node, keyword, follow, seen = new Set()) {
  const schema = follow(node);
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return false;
  seen.add(schema);
  return (
    (!Array.isArray(schema) && Array.isArray(schema[keyword])) ||
    Object.values(schema).some((child) => somewhere(child, keyword, follow, seen))
  );
}

const realTimes = [
  '2024-10-28T05:38:48',
  '2024-10-28T05:38:48.123456',
  '2024-10-28T05:38:48Z',
  '2024-10-28T14:38:48+09:00',
];
const noTimes = ['2024-13-45T99:99:99', '2024-10-28', '2024-10-28T05:38', '2024-10-28 05:38:48', ''];

/** No validator knows `date-time-local`, so the pattern beside it takes times, with or without a zone, and nothing else. */
const LocalTimeHasPattern = () => ({
  /** @param {Node} schema @param {Context} context */
  Schema(schema, { report }) {
    if (schema.format !== 'date-time-local') return;
    const pattern = new RegExp(schema.pattern ?? '', 'u');
    for (const text of realTimes.filter((one) => !pattern.test(one))) {
      report({ message: `the pattern of date-time-local refuses ${text}` });
    }
    for (const text of noTimes.filter((one) => pattern.test(one))) {
      report({ message: `the pattern of date-time-local takes ${JSON.stringify(text)}` });
    }
  },
});

/** `x-scp-source` says how sure a statement is, in one of four words; a map says it of single keywords beside it. */
const SourceIsKnown = () => ({
  any: {
    /** @param {any} node @param {Context} context */
    enter(node, { report, location }) {
      const source = node?.['x-scp-source'];
      if (source === undefined) return;
      const at = location.child(['x-scp-source']);
      const marks = typeof source === 'object' && source !== null ? source : undefined;
      for (const keyword of Object.keys(marks ?? {}).filter((one) => node[one] === undefined)) {
        report({ message: `x-scp-source marks ${keyword}, which is not there`, location: at });
      }
      if (!Object.values(marks ?? { source }).every((one) => sources.includes(one))) {
        report({ message: `x-scp-source must be one of ${sources.join(', ')}`, location: at });
      }
    },
  },
});

/** Versions are those of `info.x-scp-versions`; the default of `Scp-Api-Version` is one of them. */
const VersionsAreKnown = () => {
  /** @type {readonly string[]} */
  let versions = [];
  return {
    any: {
      /** @param {any} node @param {Context} context */
      enter(node, { report, location }) {
        if (Array.isArray(node?.info?.['x-scp-versions'])) versions = node.info['x-scp-versions'];
        if (typeof node !== 'object' || node === null) return;
        for (const message of versionProblems(node, versions)) report({ message, location });
      },
    },
    /** @param {Node} parameter @param {Context} context */
    Parameter(parameter, { report }) {
      const version = parameter.schema?.default;
      if (parameter.name === 'Scp-Api-Version' && !versions.includes(String(version).split(' ')[1] ?? '')) {
        report({ message: `the default version ${version} is not in info.x-scp-versions` });
      }
    },
  };
};

/**
 * A file gives its component its name, and the Korean texts find it by that name. Of two files of a kind with one name,
 * the bundle would rename one, and their Korean texts would change places.
 */
const FileNamesAreUnique = () => {
  const files = new Map();
  return {
    ref: {
      /** @param {any} _ @param {Context} context @param {{ location?: any }} target */
      enter(_, { report }, { location }) {
        const file = location?.source.absoluteRef ?? '';
        const [, kind, name] = /\/(schemas|parameters|responses|examples|headers)\/(?:.*\/)?([^/]+)$/.exec(file) ?? [];
        if (kind === undefined) return;
        const other = files.get(`${kind}/${name}`) ?? file;
        files.set(`${kind}/${name}`, other);
        if (other !== file) report({ message: `two files in ${kind}/ are called ${name}: rename ${other} or ${file}` });
      },
    },
  };
};

/** Without the dialect some keywords of 2020-12 are ignored silently. */
const DialectIsStated = () => ({
  /** @param {Node} root @param {Context} context */
  Root(root, { report }) {
    if (root.jsonSchemaDialect !== 'https://json-schema.org/draft/2020-12/schema') {
      report({ message: 'state jsonSchemaDialect https://json-schema.org/draft/2020-12/schema' });
    }
  },
});

export default function plugin() {
  return {
    id: 'scp',
    rules: {
      oas3: {
        'list-behaviour': behaviourRule('x-scp-list', listBehaviourProblems),
        'run-behaviour': behaviourRule('x-scp-run', runBehaviourProblems),
        'versions-are-known': VersionsAreKnown,
        'item-behaviour': behaviourRule('x-scp-item', itemBehaviourProblems),
        'shape-is-supported': behaviourRule('', operationShapeProblems),
        'no-all-of': NoAllOf,
        'operation-is-a-command': OperationIsACommand,
        'null-is-a-type': NullIsAType,
        'enums-by-direction': EnumsByDirection,
        'local-time-has-pattern': LocalTimeHasPattern,
        'source-is-known': SourceIsKnown,
        'file-names-are-unique': FileNamesAreUnique,
        'dialect-is-stated': DialectIsStated,
      },
    },
  };
}
