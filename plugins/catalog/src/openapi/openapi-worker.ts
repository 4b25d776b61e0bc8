import { parentPort, workerData } from "node:worker_threads";
import { parseOpenApi } from "./parse-openapi";

/** Reads one document and ends. */
parentPort?.postMessage(parseOpenApi(workerData as Uint8Array), []);
