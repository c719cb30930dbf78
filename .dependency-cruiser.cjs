/** The order of core's folders (docs/architecture): a folder imports only from folders before it. */
const coreFolders = [
  'internal',
  'error',
  'backend',
  'tool',
  'vocabulary',
  'normaliser',
  'grammar',
  'call',
  'graph',
  'scheduler',
  'journal',
  'undo',
  'retriever',
  'planner',
  'action',
  'agent',
  'orchestrator',
  'evaluation',
  'di',
  'testing',
];

const folder = (name) => `^packages/core/src/${name}/`;
const notTests = '(\\.test\\.ts|\\.test-d\\.ts|/__fixtures__/.*)$';

/** What a package may import of its siblings (DESIGN: dependencies point only upwards). */
const packageDependencies = {
  'packages/core': [],
  'packages/models': [],
  'packages/backend-node': ['packages/core'],
  'packages/backend-remote': ['packages/core'],
  'packages/backend-web': ['packages/core'],
  'packages/tools-vehicle': ['packages/core'],
  'packages/tools-android': ['packages/core'],
  'packages/tools-macos': ['packages/core'],
  'packages/tools-services': ['packages/core'],
  'packages/forge': ['packages/core', 'packages/tools-[a-z]+'],
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...coreFolders.slice(0, -1).map((name, index) => ({
      name: `core-${name}-imports-only-upwards`,
      severity: 'error',
      from: { path: folder(name), pathNot: notTests },
      to: { path: coreFolders.slice(index + 1).map(folder) },
    })),
    {
      name: 'nothing-imports-testing',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: ['^packages/core/src/testing/', notTests] },
      to: { path: folder('testing') },
    },
    {
      name: 'inversify-only-in-di',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: '^packages/core/src/di/' },
      to: { path: 'node_modules/inversify' },
    },
    {
      name: 'core-has-no-platform',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: [notTests, '^packages/core/src/testing/'] },
      to: { dependencyTypes: ['core'] },
    },
    ...Object.entries(packageDependencies).map(([path, allowed]) => ({
      name: `${path.replace('/', '-')}-imports-only-what-it-may`,
      severity: 'error',
      from: { path: `^${path}/src/`, pathNot: notTests },
      to: { path: '^(packages|apps)/', pathNot: [`^${path}/`, ...allowed.map((other) => `^${other}/`)] },
    })),
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'dist'] },
    exclude: { path: ['/dist/', '^packages/[^/]+/vitest\\.config\\.ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['@octoweave/source', 'import', 'default'] },
  },
};
