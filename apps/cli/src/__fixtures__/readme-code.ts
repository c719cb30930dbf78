import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** A fenced block of TypeScript as a file beside its README, at the same lines. */
interface CodeBlock {
  readonly readme: string;
  readonly file: string;
  readonly text: string;
}

/** Compiles the TypeScript blocks of READMEs in one program, each as a module in the folder of its README. @returns one line for each error */
export function checkReadmeCode(readmes: readonly string[]): readonly string[] {
  const blocks = readmes.flatMap(readBlocks);
  const byFile = new Map(blocks.map((block) => [block.file, block]));
  const options = readOptions();
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  const program = ts.createProgram({
    rootNames: blocks.map(({ file }) => file),
    options,
    host: {
      ...host,
      fileExists: (file) => byFile.has(file) || fileExists(file),
      readFile: (file) => byFile.get(file)?.text ?? readFile(file),
      getSourceFile: (file, languageVersion, ...rest) => {
        const block = byFile.get(file);
        if (!block) return getSourceFile(file, languageVersion, ...rest);
        return ts.createSourceFile(file, block.text, languageVersion);
      },
    },
  });
  return blocks.flatMap(({ readme, file }) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ messageText, start = 0 }) => {
      const line = source ? source.getLineAndCharacterOfPosition(start).line + 1 : 0;
      return `${relative(root, readme)}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}

/** Lines before a block are left empty, so that errors are told by the lines of the README. */
function readBlocks(readme: string): readonly CodeBlock[] {
  const text = readFileSync(readme, 'utf8');
  return Array.from(text.matchAll(/^```ts\n(.*?)^```/gmsu), ({ 1: code = '', index }) => {
    const line = text.slice(0, index).split('\n').length;
    return { readme, file: join(dirname(readme), `README.${line}.ts`), text: '\n'.repeat(line) + code };
  });
}

/** What the packages themselves are compiled with, from source. */
function readOptions(): ts.CompilerOptions {
  const file = join(root, 'tsconfig.base.json');
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(file, ts.sys.readFile).config, ts.sys, root);
  return {
    ...options,
    composite: false,
    declaration: false,
    declarationMap: false,
    isolatedDeclarations: false,
    noEmit: true,
    moduleDetection: ts.ModuleDetectionKind.Force,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: ['node'],
  };
}
