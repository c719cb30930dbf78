/** What an example is an example of. */
export type ExampleKind =
  | 'single'
  | 'single-beside'
  | 'single-mention'
  | 'missing'
  | 'refusal'
  | 'refusal-disclaimed'
  | 'parallel-written'
  | 'parallel-composed'
  | 'nested';
