import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createChatInstructions } from '@octoweave/backend-node';
import { chooseSimilarExamples, compilerPlanProtocol, type OfferedTool, type PromptSegment, type RequestText } from '@octoweave/core';

/** ChatML, the template of Qwen's models, without what it does for tools, thoughts and later turns. */
const chatMl =
  "{% for message in messages %}{{ '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

const instructions = createChatInstructions({
  model: {
    id: 'chatml',
    architecture: 'qwen2',
    parameters: undefined,
    contextTokens: 32_768,
    bytes: undefined,
    metadata: { 'tokenizer.chat_template': chatMl, 'tokenizer.ggml.eos_token_id': '1' },
  },
  tokenizer: {
    controlTokens: new Map([
      ['<|im_start|>', 0],
      ['<|im_end|>', 1],
    ]),
    vocabularySize: 2,
    encode: () => Promise.reject(new Error('Only the texts of control tokens are needed here.')),
  },
});

const protocol = compilerPlanProtocol({ examples: chooseSimilarExamples(), ...instructions });

/** What an instruct model is told to plan with some tools, as `createCompilerPlanner` of an agent in Node tells it. */
export const printChatPrompt = (text: RequestText, tools: readonly OfferedTool[]): readonly PromptSegment[] =>
  protocol.prompt({ text, tools });

const script = fileURLToPath(new URL('count_tokens.py', import.meta.url));

/** Tokens of Qwen in each prompt. @throws {Error} where `experiments/requirements.txt` is not installed. */
export function countChatTokens(prompts: readonly (readonly PromptSegment[])[]): readonly number[] {
  const texts = prompts.map((segments) => segments.flatMap(({ type, text }) => (type === 'text' ? [text] : [])));
  const { status, stdout, stderr } = spawnSync(process.env['PYTHON'] ?? 'python3', [script], {
    input: texts
      .flat()
      .map((text) => `${JSON.stringify(text)}\n`)
      .join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`Tokens cannot be counted: python3 -m pip install -r experiments/requirements.txt\n${stderr}`);
  const counts = stdout.trim().split('\n').map(Number);
  let place = 0;
  return prompts.map((segments) => segments.reduce((sum, { type }) => sum + (type === 'control' ? 1 : (counts[place++] ?? Number.NaN)), 0));
}
