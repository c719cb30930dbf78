// What people compose agents from. Backend authors need only ./contract.

// error
export { AgentError, isAgentError, type AgentErrorOptions } from './error/agent-error.ts';
export { errorFromJson, errorToJson, type ErrorJson } from './error/error-json.ts';
export type { JsonValue } from './internal/json.ts';

// backend
export type { Backend, ModelSource, OpenSessionOptions } from './backend/backend.ts';
export type { BackendCapabilities, GrammarFormat } from './backend/backend-capabilities.ts';
export type { ActiveAdapter, GenerateRequest, ScoreRequest, TokenBias } from './backend/generate-request.ts';
export type { GenerationEndReason, GenerationEvent, TokenDelta } from './backend/generation-event.ts';
export type { GrammarText } from './backend/grammar-text.ts';
export { ModelLoadError, type ModelLoadErrorCode, type ModelLoadErrorOptions } from './backend/model-load-error.ts';
export { controlSegment, textSegment, type PromptSegment } from './backend/prompt-segment.ts';
export { SessionError, type SessionErrorCode } from './backend/session-error.ts';
export type { ModelDescription, Session } from './backend/session.ts';
export type { Tokenizer } from './backend/tokenizer.ts';
export { UnsupportedCapabilityError } from './backend/unsupported-capability-error.ts';

// tool
export { defineTool, implementTool, type DefineToolOptions, type ImplementToolOptions } from './tool/define-tool.ts';
export type {
  DeviceChange,
  Tool,
  ToolConfirmation,
  ToolContext,
  ToolDefinition,
  ToolEffect,
  ToolExample,
  ToolQuestion,
  ToolSchemaSource,
} from './tool/tool.ts';
export { ToolDefinitionError } from './tool/tool-definition-error.ts';
export { ToolFailure } from './tool/tool-failure.ts';
export { ToolNeedsInput, type ToolNeedsInputOptions } from './tool/tool-needs-input.ts';
export {
  definePack,
  implementPack,
  toolId,
  type AnyTool,
  type AnyToolDefinition,
  type ImplementedToolPack,
  type ToolId,
  type ToolPack,
} from './tool/tool-pack.ts';
export type {
  FoundValue,
  LookUp,
  LookUpContext,
  PreparationContext,
  PreparedInput,
  PrepareInput,
  ShownValues,
} from './tool/tool-preparation.ts';
export { givesType, type ComputedType } from './tool/tool-output.ts';
export type { CompareRule, ParameterMeta, ParameterUnit, ToolParameter } from './tool/tool-parameter.ts';
export { cannotUndo, undoBy, type ChangedCall, type ToolUndo, type UndoCall, type WayBack } from './tool/tool-undo.ts';
export { describeSchema, type NumberSchema, type TextSchema, type ToolSchema } from './tool/tool-schema.ts';

// vocabulary
export { allocateFunctionalTokens, type AllocateFunctionalTokensOptions } from './vocabulary/allocate-functional-tokens.ts';
export { checkTokenizer } from './vocabulary/check-tokenizer.ts';
export { controlToken, functionalTokenCapacity, functionalTokenText, type FunctionalToken } from './vocabulary/functional-token.ts';
export {
  createVocabulary,
  type CreateVocabularyOptions,
  type FunctionalTokenVocabulary,
} from './vocabulary/functional-token-vocabulary.ts';
export { readVocabulary, vocabularyKeys } from './vocabulary/vocabulary-metadata.ts';
export { createTokenizerExtension, type AddedToken, type TokenizerExtension } from './vocabulary/tokenizer-extension.ts';
export { VocabularyError, type VocabularyErrorCode } from './vocabulary/vocabulary-error.ts';

// call
export type { WrittenArgument, WrittenCall } from './call/call-syntax-tree.ts';
export { printFunctionalCalls } from './call/print-functional-calls.ts';
export { createRequestText, type RequestText, type RequestWord } from './call/request-text.ts';
export type { ResolvedCall } from './call/resolved-call.ts';
export type { FoundWords, SaidCall, SaidWords } from './call/said-call.ts';
export { dependenciesOf, literal, reference, verbatim, type CallArgument, type CallId, type ToolCall } from './call/tool-call.ts';
export type { MissingValue, SkipReason, ToolOutcome } from './call/tool-outcome.ts';
export type { CallIssue, CallIssueCode } from './call/call-issue.ts';
export type { CallParseEvent, ParseEndReason } from './call/call-parse-event.ts';
export {
  createFunctionalCallParser,
  type CallPiece,
  type FunctionalCallParser,
  type FunctionalCallParserOptions,
} from './call/functional-call-parser.ts';
export { parseFunctionalCalls } from './call/parse-functional-calls.ts';
export { continueCalls, type ContinueCallsOptions, type EndedCall } from './call/continue-calls.ts';
export { parseCallText, type CallTextReading, type ParseCallTextOptions } from './call/parse-call-text.ts';
export { parseJsonCalls } from './call/parse-json-calls.ts';
export { printJsonCalls } from './call/print-json-calls.ts';
export { createToolLookup, type ToolLookup } from './call/tool-lookup.ts';
export { writeCalls } from './call/write-calls.ts';

// grammar
export type { CallGrammar } from './grammar/call-grammar.ts';
export { createCallMatcher } from './grammar/call-matcher.ts';
export { compileCallGrammar, type CompileCallGrammarOptions, type OfferedTool } from './grammar/compile-call-grammar.ts';
export { GrammarCompileError } from './grammar/grammar-compile-error.ts';
export type { GrammarRule } from './grammar/grammar-rule.ts';
export { printEbnf } from './grammar/print-ebnf.ts';
export { printGbnf } from './grammar/print-gbnf.ts';

// normaliser: the built-in one is in ./normaliser
export type { FormatNormaliser, NormaliseArgumentOptions, NormaliseContext, NormalisedValue, Normaliser } from './normaliser/normaliser.ts';

// graph
export { appendCall, callGraphOf, checkAppendable, emptyCallGraph, type CallGraph } from './graph/call-graph.ts';
export { CallGraphError, type CallGraphErrorCode } from './graph/call-graph-error.ts';
export type { CheckedInput } from './graph/check-input.ts';
export {
  resolveArguments,
  resolveFoundWords,
  type AnswerableCall,
  type CallResolution,
  type ResolveArgumentsOptions,
} from './graph/resolve-arguments.ts';

// scheduler
export {
  denyAll,
  digestCall,
  type ApprovalDecision,
  type ApprovalRequest,
  type Approve,
  type ConsentSource,
} from './scheduler/approval.ts';
export type { CallEvent } from './scheduler/call-event.ts';
export { invokeTool, type InvokeToolOptions } from './scheduler/invoke-tool.ts';
export { createPermit, type CreatePermitOptions, type EditedCall } from './scheduler/permit-calls.ts';
export { prepareCall, type CallPreparation, type PrepareCallOptions } from './scheduler/prepare-call.ts';
export { scheduleCalls, type CallPermission, type PermissionStep, type ScheduleCallsOptions } from './scheduler/schedule-calls.ts';

// journal
export type { Journal } from './journal/journal.ts';
export type {
  DeviceNames,
  JournalApproval,
  JournalEntry,
  JournalOutcome,
  JournalRequest,
  RunId,
  UndoneCalls,
} from './journal/journal-entry.ts';
export { journalled, type JournalledOptions, type JournalledScheduling } from './journal/journalled.ts';
export {
  readJournal,
  type CallUndo,
  type JournalledCall,
  type JournalledCallStatus,
  type JournalledRun,
  type JournalReading,
} from './journal/read-journal.ts';
export { beginRunJournal, type BeginRunJournalOptions, type RunJournal, type RunJournalEntry } from './journal/run-journal.ts';

// undo
export { planUndo, type PlanUndoOptions } from './undo/plan-undo.ts';
export type { UndoPlan, UndoRefusalCode, UndoStep } from './undo/undo-plan.ts';

// retriever
export { combineRetrievers } from './retriever/combine-retrievers.ts';
export { createLexicalRetriever, type CreateLexicalRetrieverOptions } from './retriever/lexical-retriever.ts';
export { offerRetrieved } from './retriever/offer-retrieved.ts';
export { readRequestFeatures, requestFeatureFormat, type RequestFeatures } from './retriever/request-features.ts';
export type { HashedFeatures, RetrieverModel, WordPieceFeatures } from './retriever/retriever-model.ts';
export type { RetrievalRequest, RetrievedTool, Retriever } from './retriever/retriever.ts';
export { selectTools, type ToolSelection } from './retriever/select-tools.ts';
export type { ToolClassifier } from './retriever/tool-classifier.ts';

// planner
export { chooseSimilarExamples, type ChooseExamples, type ChooseSimilarExamplesOptions } from './planner/choose-similar-examples.ts';
export { compilePlanGrammar, type CompilePlanGrammarOptions } from './planner/compile-plan-grammar.ts';
export { createCompilerPlanParser } from './planner/compiler-plan-parser.ts';
export {
  createCompilerPlanner,
  createJsonPlanner,
  createPlanner,
  createSplitPlanner,
  type CreateCompilerPlannerOptions,
  type CreatePlannerOptions,
  type CreateSplitPlannerOptions,
  type PlannerSessionOptions,
} from './planner/create-planner.ts';
export { createJsonPlanParser } from './planner/json-plan-parser.ts';
export { narrowTools } from './planner/narrow-tools.ts';
export { parsePlan, parsePlanText } from './planner/parse-plan.ts';
export type {
  PlanDecision,
  PlanEvent,
  PlanIssue,
  PlanIssueCode,
  PlannedCall,
  PlannedStep,
  PlanParseEvent,
  PlanPart,
} from './planner/plan-event.ts';
export type { PlanParser, PlanParserEndOptions } from './planner/plan-parser.ts';
export {
  compilerPlanProtocol,
  jsonPlanProtocol,
  plainFrame,
  splitPlanProtocol,
  type CompilerPlanOptions,
  type InstructionFrame,
  type InstructionOptions,
  type InstructionParts,
  type PlanProtocol,
} from './planner/plan-protocol.ts';
export type { ConversationTurn, Planner, PlanRequest } from './planner/planner.ts';
export { planProtocolVersion, printPlanProtocol, type PlanExample, type PrintPlanProtocolOptions } from './planner/print-plan-protocol.ts';
export { printPlan } from './planner/print-plan.ts';
export { compileSplitGrammar, smallStepWords } from './planner/compile-split-grammar.ts';
export { createSplitPlanParser, mostSteps } from './planner/split-plan-parser.ts';

// action
export type { ActionEvent, ActionModel, ActionRequest } from './action/action-model.ts';
export { functionalTokenProtocol, observingTokenProtocol, octopusProtocol, type ActionProtocol } from './action/action-protocol.ts';
export { createActionModel, type CreateActionModelOptions } from './action/create-action-model.ts';

// agent
export type { Agent, AgentRun, CallRunner, EventRun, RunCallsOptions, RunOptions } from './agent/agent.ts';
export type { AgentEvent, AgentEventBody, RunFigures, RunStatus } from './agent/agent-event.ts';
export { createAgent, type CreateAgentOptions } from './agent/create-agent.ts';
export { createCallRunner, type CreateCallRunnerOptions } from './agent/create-call-runner.ts';
export { machineContext } from './agent/machine-context.ts';
export { offeredToolsOf } from './agent/offered-tools.ts';
export type { GenerationStory } from './agent/plan-step.ts';
export { QueryError, type QueryErrorCode } from './agent/query-error.ts';

// orchestrator
export type { AskPerson, QuestionRequest } from './orchestrator/ask-person.ts';
export { createConversation, type Conversation, type CreateConversationOptions } from './orchestrator/conversation.ts';
export { createActionPlanner, type CreateActionPlannerOptions } from './orchestrator/create-action-planner.ts';
export { createOrchestrator, type CreateOrchestratorOptions } from './orchestrator/create-orchestrator.ts';
export { dependOnPrevious, dependWhereReferring } from './orchestrator/depend-on-steps.ts';
export { implementSubAgent, type ImplementSubAgentOptions } from './orchestrator/implement-sub-agent.ts';
export { implementWriter, type ImplementWriterOptions } from './orchestrator/implement-writer.ts';
export type { OfferTools } from './orchestrator/offer-tools.ts';
export type { OrchestratedRun, OrchestrateOptions, Orchestrator } from './orchestrator/orchestrator.ts';
export type {
  EventTrace,
  OrchestrationFigures,
  OrchestrationStatus,
  OrchestratorEvent,
  OrchestratorEventBody,
  QuestionAnswers,
  QuestionEvent,
  RoundCause,
  StepOutcome,
  TraceParent,
} from './orchestrator/orchestrator-event.ts';
export { routeByRetriever } from './orchestrator/route-by-retriever.ts';
export { routeByWords } from './orchestrator/route-by-words.ts';
export type { BudgetLimit, RunBudget } from './orchestrator/run-budget.ts';
export type { DependOnSteps, RouteStep, StepAgent, StepRoute } from './orchestrator/step-agent.ts';
