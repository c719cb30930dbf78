export { coreModule } from './core-module.ts';
export {
  agentToken,
  approveToken,
  backendToken,
  classifierToken,
  modelToken,
  normaliseContextToken,
  normaliserToken,
  toolPackToken,
} from './service-tokens.ts';
