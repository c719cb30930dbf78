export { CorpusError, printCorpusIssue, type CorpusIssue } from './corpus/corpus-error.ts';
export { corporaFolder, type CorpusFolders } from './corpus/corpus-files.ts';
export { countPhrasings, type PackPhrasings, type PhrasingCounts, type ToolPhrasings } from './corpus/count-phrasings.ts';
export { parseFrames, type Frame, type FrameFile } from './corpus/parse-frames.ts';
export { parsePhrasings, type ParsePhrasingsOptions, type PhrasingFile } from './corpus/parse-phrasings.ts';
export type {
  CorpusPlace,
  PhrasedArgument,
  PhrasedCall,
  Phrasing,
  PhrasingBlock,
  PhrasingPart,
  PhrasingSlot,
  SlotValue,
} from './corpus/phrasing.ts';
export { checkCorpora, readCorpora, type CheckedCorpora, type Corpora, type ReadCorporaOptions } from './corpus/read-corpora.ts';
export { checkDataset, type CheckDatasetOptions, type CheckedDataset, type CheckedExamples } from './dataset/check-dataset.ts';
export type { DatasetStatistics } from './dataset/dataset-statistics.ts';
export type { ExampleKind } from './dataset/example-kind.ts';
export { generateExamples } from './dataset/generate-examples.ts';
export type { GeneratedExample, GenerateExamplesOptions, GenerationResult, RejectionReason } from './dataset/generate-examples.ts';
export { mixExamples, type MixExamplesOptions } from './dataset/mix-examples.ts';
export type { Split } from './dataset/phrasing-pool.ts';
export { readDatasetStatistics } from './dataset/read-dataset.ts';
export type { TargetSegment, TrainingExample } from './dataset/training-example.ts';
export { writeDataset, type WriteDatasetOptions, type WrittenDataset } from './dataset/write-dataset.ts';
export { createSuggestionChecker, suggestionFaults, type CreateSuggestionCheckerOptions } from './suggest/check-suggestion.ts';
export type { CheckedSuggestion, SuggestionChecker, SuggestionFault } from './suggest/check-suggestion.ts';
export { printSuggestionPrompt, suggestionPromptVersion, type PrintSuggestionPromptOptions } from './suggest/print-suggestion-prompt.ts';
export { createSuggestionReader, type SuggestedLine, type SuggestionReader } from './suggest/suggestion-reader.ts';
export { collectSuggestionTasks, type CollectSuggestionTasksOptions, type SuggestionTask } from './suggest/suggestion-task.ts';
