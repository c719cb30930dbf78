/** What backend authors need: the types a backend or a trained retriever implements and the errors it throws. */
export type { Backend, ModelSource, OpenSessionOptions } from './backend/backend.ts';
export type { BackendCapabilities, GrammarFormat } from './backend/backend-capabilities.ts';
export type { ActiveAdapter, GenerateRequest, ScoreRequest } from './backend/generate-request.ts';
export type { GenerationEndReason, GenerationEvent, TokenDelta } from './backend/generation-event.ts';
export type { GrammarText } from './backend/grammar-text.ts';
export { ModelLoadError, type ModelLoadErrorCode, type ModelLoadErrorOptions } from './backend/model-load-error.ts';
export { controlSegment, textSegment, type PromptSegment } from './backend/prompt-segment.ts';
export { SessionError, type SessionErrorCode } from './backend/session-error.ts';
export type { ModelDescription, Session } from './backend/session.ts';
export type { Tokenizer } from './backend/tokenizer.ts';
export { UnsupportedCapabilityError } from './backend/unsupported-capability-error.ts';
export { AgentError, isAgentError, type AgentErrorOptions } from './error/agent-error.ts';
export { readRequestFeatures, requestFeatureFormat, type RequestFeatures } from './retriever/request-features.ts';
export type { RetrieverModel } from './retriever/retriever-model.ts';
export type { RetrievalRequest, RetrievedTool, Retriever } from './retriever/retriever.ts';
export { selectTools, type ToolSelection } from './retriever/select-tools.ts';
