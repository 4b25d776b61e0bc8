import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import express, { type RequestHandler, type Response } from "express";
import { readSettings } from "../settings/settings";

/** Where the panel lives; its build writes the same into its pages. */
const MOUNT = "/developer";

/** The panel as its package built it: files whose names change with their contents, and one page. */
export function panelFolder(): string {
  return join(dirname(require.resolve("@mintreu/admin-extensions/package.json")), "panel", "dist");
}

/**
 * Serves the developer panel below `/developer`: hashed files for a year, and for every other address its
 * one page, which is never kept, so that a reload finds what the last build made. Nothing but files is
 * known here; all data comes from the vendor routes, in the session of whoever looks at it.
 */
export function createPanelSite(folder: string, pictureOrigin: string): RequestHandler {
  const page = join(folder, "index.html");
  const policy = contentPolicy(pictureOrigin);
  const assets = express.static(join(folder, "assets"), {
    index: false,
    immutable: true,
    maxAge: "1y",
    dotfiles: "deny",
    setHeaders: (res) => guard(res, policy),
  });
  return (req, res, next) => {
    const isPanel = req.path === MOUNT || req.path.startsWith(`${MOUNT}/`);
    if (!isPanel || (req.method !== "GET" && req.method !== "HEAD")) return next();
    if (!req.path.startsWith(`${MOUNT}/assets/`)) return sendPage(res, page, policy);
    const asked = req.url;
    req.url = req.url.slice(`${MOUNT}/assets`.length);
    assets(req, res, (error?: unknown) => {
      req.url = asked;
      if (error) return next(error);
      guard(res, policy);
      res.status(404).type("txt").send("Not found");
    });
  };
}

function sendPage(res: Response, page: string, policy: string): void {
  guard(res, policy);
  res.setHeader("Cache-Control", "no-store");
  if (!existsSync(page)) {
    res.status(503).type("txt").send("The developer panel is not built.");
    return;
  }
  res.sendFile(page, { cacheControl: false, etag: false, lastModified: false });
}

/**
 * Scripts from here only and none in the page. Styles may stand inline: the component kit sets them.
 * Pictures may lie at any secure address, because developers may name one.
 */
function contentPolicy(pictureOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' ${pictureOrigin} https: data: blob:`,
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function guard(res: { setHeader(name: string, value: string): void }, policy: string): void {
  res.setHeader("Content-Security-Policy", policy);
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("Referrer-Policy", "no-referrer");
  res.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  res.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
}

let site: RequestHandler | undefined;

/** The same as a middleware of the application. */
export function servePanel(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  site ??= createPanelSite(panelFolder(), new URL(readSettings().BACKEND_URL).origin);
  site(req as never, res as never, next);
}
