/**
 * Shapes of the server's answers and feed frames, generated from the records of console/server. Times are ISO-8601 in UTC,
 * distances metres. Names of enumerations that only the pages need are set beside them.
 */
export * from './types.gen'
export type { Kind as StepKind } from './types.gen'
