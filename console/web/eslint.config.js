import tseslint from 'typescript-eslint'
import vue from 'eslint-plugin-vue'
import prettier from 'eslint-config-prettier'

const network = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'].map((name) => ({
  name,
  message: 'Only src/api uses the network.',
}))

export default tseslint.config(
  { ignores: ['dist/**', 'test-results/**', 'playwright-report/**', 'src/api/types.gen.ts'] },
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/no-bare-strings-in-template': [
        'error',
        {
          allowlist: [
            '(',
            ')',
            '/',
            '·',
            '—',
            '−',
            '+',
            '×',
            ':',
            '→',
            '#',
            '@',
            '◆',
            'C',
            'R',
            '◎',
            '▲',
            '■',
            '▣',
            '▦',
            '⇄',
            '‖',
            '✓',
            '✕',
          ],
        },
      ],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/require-default-prop': 'off',
    },
  },
  {
    files: ['**/*.{ts,vue}'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-params': ['error', 6],
      'max-depth': ['error', 3],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  // A store is one closure of many small functions.
  {
    files: ['src/stores/**', 'src/features/operator/{actions,arranging,shortcuts}.ts'],
    rules: { 'max-lines-per-function': ['error', 130] },
  },
  { files: ['src/**/*.test.ts', 'e2e/**'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['src/**/*.{ts,vue}'], ignores: ['src/api/**'], rules: { 'no-restricted-globals': ['error', ...network] } },
  {
    files: ['src/model/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^\.\./api/(?!types$)', message: 'The model is pure.' },
            {
              group: ['vue', 'vue-*', 'pinia', '../stores/*', '../features/*', '../ui/*'],
              message: 'The model is pure.',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', ...network, 'window', 'document', 'localStorage', 'navigator'],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'Time is an argument.' }],
    },
  },
  prettier,
)
