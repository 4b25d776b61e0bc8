import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { RequestHandler } from "express";
import serveStatic from "serve-static";
import { catalogOptions } from "../files/catalog-options";

const handlers = new Map<string, RequestHandler>();

/**
 * Pictures of products from the public files folder. It stands outside the build output, which every
 * build replaces. Uploaded SVG cannot run scripts: the policy takes them away, and sniffing is off.
 */
export function servePublicFiles(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const folder = publicFolderOf(req);
  let handler = handlers.get(folder);
  if (!handler) {
    handler = serveStatic(folder, { index: false, dotfiles: "deny", maxAge: "1d", setHeaders: protect }) as RequestHandler;
    handlers.set(folder, handler);
  }
  const asked = req.url;
  req.url = req.path.replace(/^\/static/, "") || "/";
  handler(req, res, (error?: unknown) => {
    req.url = asked;
    next(error);
  });
}

function protect(res: { setHeader(name: string, value: string): void }): void {
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  res.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
}

function publicFolderOf(req: MedusaRequest): string {
  return catalogOptions(req.scope).filesFolder;
}
