export { backendConformance, type BackendConformanceCase, type BackendConformanceSubject } from './backend-conformance.ts';
export { ConformanceFailure, expectCode, expectEqual, expectThat } from './expectations.ts';
export { createScriptedBackend, scriptedModel, type ScriptedBackendOptions } from './scripted-backend.ts';
