import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const layers = ['shared', 'electron', 'renderer', 'test']
const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a name is found by search and stays the same everywhere.',
}
const enumeration = {
  selector: 'TSEnumDeclaration',
  message: 'Use a const array and the union of its elements.',
}

/** Programs that talk to a person at a command line. Everything else reports through its caller. */
const consoleFiles = [
  'electron/tools/**',
  'electron/cli/**',
  'electron/web/run-web-shell.ts',
  'test/tools/**',
  'test/bench/**',
]

export default defineConfig([
  globalIgnores(['dist/', 'release/', 'test/output/', 'node_modules/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  ...layers.map((layer) => ({
    files: [`${layer}/**/*.{ts,tsx,mjs}`],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: `${layer}/tsconfig.json`, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', defaultExport, enumeration],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-definitions': 'off', // `interface` is right for what is implemented
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Numbers and identifiers are taken apart by code point on purpose; there are no emojis in them.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // The contract's types (`Input<C, N>`) are named once in a signature and carry meaning there.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
    },
  })),

  { files: consoleFiles, rules: { 'no-console': 'off' } },

  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'react-hooks/exhaustive-deps': 'error',
      // Listeners of the imperative grid and charts read the latest props through a ref; no compiler memoizes around it.
      'react-hooks/refs': 'off',
      // keyCode 229 is the only sign of a Vietnamese composition on an element that is not a text field.
      '@typescript-eslint/no-deprecated': ['error', { allow: [{ from: 'lib', name: 'keyCode' }] }],
    },
  },

  {
    files: ['test/**'],
    rules: {
      // A test reads the field of a reply that it has just asserted, and hands out functions of the objects it builds.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },

  {
    files: ['*.{ts,js,cjs,mjs}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { globals: { module: 'writable' } },
  },
])
