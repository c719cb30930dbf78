import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { checkReadmeCode } from './__fixtures__/readme-code.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const readmes = globSync(['README.md', '{packages,apps}/*/README.md'], { cwd: root }).map((path) => join(root, path));
const folder = mkdtempSync(join(tmpdir(), 'octoweave-readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the code in READMEs', () => {
  it('compiles', () => {
    expect(readmes.length).toBeGreaterThan(8);
    expect(checkReadmeCode(readmes)).toEqual([]);
  });

  it('is told by its line where it does not compile', () => {
    const readme = join(folder, 'README.md');
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      readme,
      '# Lamps\n\n```ts\nconst level: number = 40;\nexport const room: number = "hall";\n```\n\n```ts\nimport "no-lamps";\n\nlamp(1;\n```\n',
    );
    expect(checkReadmeCode([readme])).toEqual([
      expect.stringMatching(/README\.md:5: Type 'string' is not assignable to type 'number'\.$/u),
      expect.stringMatching(/README\.md:11: '[,)]' expected\.$/u),
      expect.stringMatching(/README\.md:9: Cannot find module .*no-lamps/u),
      expect.stringMatching(/README\.md:11: Cannot find name 'lamp'\.$/u),
    ]);
  });
});
