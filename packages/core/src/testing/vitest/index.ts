export type { Waivers } from './check-law.ts';
export { describeBackend, type DescribeBackendOptions } from './describe-backend.ts';
export { describeRetriever } from './describe-retriever.ts';
export { describeToolClassifier } from './describe-tool-classifier.ts';
export { describeToolPack, type DescribeToolPackOptions } from './describe-tool-pack.ts';
