import { currencyApi, geocellApi } from "./apis/currency";
import type { DemoApi } from "./apis/describe";
import { docshotApi, gatekeepApi, langsiftApi } from "./apis/text-and-documents";

/** What stands behind each API product of the demo. */
export const apis: DemoApi[] = [currencyApi, geocellApi, gatekeepApi, docshotApi, langsiftApi];
