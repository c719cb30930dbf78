export { coreModule } from './core-module.ts';
export {
  agentToken,
  approveToken,
  backendToken,
  modelToken,
  normaliseContextToken,
  normaliserToken,
  toolPackToken,
} from './service-tokens.ts';
