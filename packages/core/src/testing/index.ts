export { backendConformance, type BackendConformanceCase, type BackendConformanceSubject } from './backend-conformance.ts';
export {
  checkPackAgainstCatalogue,
  type CatalogueParameter,
  type CatalogueSchema,
  type CatalogueTool,
  type CheckPackAgainstCatalogueOptions,
  type ToolCatalogue,
} from './check-pack-against-catalogue.ts';
export { ConformanceFailure, expectCode, expectEqual, expectNone, expectThat } from './expectations.ts';
export { hostileTexts } from './hostile-texts.ts';
export { retrieverConformance, type RetrieverConformanceCase, type RetrieverConformanceSubject } from './retriever-conformance.ts';
export { runAndUndo, type UndoneRun } from './run-and-undo.ts';
export { createScriptedBackend, scriptedModel, type ScriptedBackendOptions } from './scripted-backend.ts';
export {
  toolClassifierConformance,
  type ToolClassifierConformanceCase,
  type ToolClassifierConformanceSubject,
} from './tool-classifier-conformance.ts';
export {
  toolPackConformance,
  type ConformanceDevice,
  type SimulatedToolPack,
  type ToolPackConformanceCase,
  type ToolPackConformanceSubject,
} from './tool-pack-conformance.ts';
