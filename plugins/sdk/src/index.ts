export { LicenseRequestError, UnreachableError } from "./ask.ts";
export { type ApiClient, type ApiClientOptions, createApiClient } from "./api-client.ts";
export { type LicenseCache, memoryCache, storageCache, type TextStorage } from "./license-cache.ts";
export {
  type Activation,
  type ActivateInput,
  type ActivateResult,
  createLicenseClient,
  type LicenseClient,
  type LicenseClientOptions,
  type ValidateInput,
  type ValidateOptions,
} from "./license-client.ts";
export { type FileCheck } from "./license-file.ts";
export { type RateLimit, readRateLimits } from "./rate-limit.ts";
export { type PublicKey } from "./signed-document.ts";
export { type Entitlements, type LicenseCode, type Limits, type Verdict } from "./verdict.ts";
