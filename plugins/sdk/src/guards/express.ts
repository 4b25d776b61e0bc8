import type { IncomingMessage, ServerResponse } from "node:http";
import type { Verdict } from "../verdict.ts";
import { checkRequest, type GuardOptions } from "./check-request.ts";

/** A request that passed the guard carries its licence. */
export interface LicensedRequest {
  license?: Verdict;
}

/** Middleware for Express and everything that takes `(req, res, next)`: `app.use(requireLicense({ client }))`. */
export function requireLicense(options: GuardOptions) {
  return (req: IncomingMessage & LicensedRequest, res: ServerResponse, next: (error?: unknown) => void): void => {
    const header = (name: string) => {
      const value = req.headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    checkRequest(header, options).then((result) => {
      if (result.ok) {
        req.license = result.license;
        return next();
      }
      res.writeHead(result.problem.status, result.problem.headers).end(JSON.stringify(result.problem.body));
    }, next);
  };
}
