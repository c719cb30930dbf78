import type { InstructFamily } from './instruct-models.ts';

/** Its control tokens do not begin with `<`. */
export const bracketFamily: InstructFamily = {
  name: 'marks in square brackets, and no message of the system of its own',
  tokenizer: 'gpt2',
  controlTokens: ['<s>', '</s>', '[INST]', '[/INST]'],
  prependsBos: true,
  messageEnd: '</s>',
  template: `{%- if messages[0]['role'] == 'system' %}{% set system = messages[0]['content'] %}{% set messages = messages[1:] %}{% endif %}
{{- bos_token }}{% for message in messages %}{% if message['role'] == 'user' %}
{{- '[INST]' + (system + '\\n\\n' if loop.last and system is defined else '') + message['content'] + '[/INST]' }}
{%- else %}{{ message['content'] + eos_token }}{% endif %}{% endfor %}`,
  takesSystem: true,
};

/** Its marks are no tokens. */
export const plainMarkFamily: InstructFamily = {
  name: 'marks that are plain text, with the words of the system inside the message of the user',
  tokenizer: 'llama',
  controlTokens: ['<s>', '</s>'],
  prependsBos: true,
  messageEnd: '</s>',
  template: `{% set system = '' %}{% if messages[0].role == 'system' %}{% set system = '<<SYS>>\\n' + messages[0].content + '\\n<</SYS>>\\n\\n' %}{% set messages = messages[1:] %}{% endif %}
{%- for message in messages %}{% if message.role == 'user' %}{{ bos_token + '[INST] ' + system + message.content + ' [/INST]' }}{% else %}{{ ' ' + message.content + ' ' + eos_token }}{% endif %}{% endfor %}`,
  takesSystem: true,
};

/** The shapes of chat templates that are out there, in words of our own. */
export const instructFamilies: readonly InstructFamily[] = [
  {
    name: 'marks around each message, its role behind the first',
    tokenizer: 'gpt2',
    controlTokens: ['<|endoftext|>', '<|im_end|>', '<|im_start|>'],
    prependsBos: false,
    messageEnd: '<|im_end|>',
    template: `{% for message in messages %}<|im_start|>{{ message.role }}
{{ message.content }}<|im_end|>
{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
{% endif %}`,
    takesSystem: true,
  },
  {
    name: 'roles between marks, and a template that begins with the token of the beginning',
    tokenizer: 'gpt2',
    controlTokens: ['<|begin_of_text|>', '<|end_of_text|>', '<|start_header_id|>', '<|end_header_id|>', '<|eot_id|>'],
    prependsBos: true,
    messageEnd: '<|eot_id|>',
    template: `{{- bos_token }}{% for message in messages %}
{{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n' + message['content'] | trim + '<|eot_id|>' }}
{%- endfor %}{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}`,
    takesSystem: true,
  },
  {
    name: 'a template that refuses messages of the system, over SentencePiece',
    tokenizer: 'llama',
    controlTokens: ['<bos>', '<eos>', '<start_of_turn>', '<end_of_turn>'],
    prependsBos: true,
    messageEnd: '<end_of_turn>',
    template: `{{ bos_token }}{% if messages[0].role == 'system' %}{{ raise_exception('There is no system here.') }}{% endif %}
{%- for message in messages %}{{ '<start_of_turn>' + (message.role if message.role == 'user' else 'model') + '\\n' + message.content | trim + '<end_of_turn>\\n' }}
{%- endfor %}{% if add_generation_prompt %}{{ '<start_of_turn>model\\n' }}{% endif %}`,
    takesSystem: false,
  },
  bracketFamily,
  plainMarkFamily,
];
