import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import type { Marketplace } from "./boot";
import type { Answer } from "./http-client";

/** A field that no body has. */
export const MALFORMED = { no_such_field: true };

/** Routes below `/vendor`, `/store` or `/admin` that our plugins define, as the router has them, sorted: `METHOD /path`. */
export function ownRoutes({ routes }: Marketplace, door: "vendor" | "store" | "admin"): string[] {
  const own = definedRoutes(door);
  return routes
    .map(({ method, path }) => `${method} ${path}`)
    .filter((name) => own.has(name))
    .sort();
}

const METHOD = /^export const (GET|POST|PUT|PATCH|DELETE)\b/gm;

/** What the plugins' folders of routes define: with them our routes are told from the engine's. */
function definedRoutes(door: string): Set<string> {
  const plugins = join(__dirname, "..", "..", "..", "plugins");
  const names = readdirSync(plugins).flatMap((plugin) => {
    const api = join(plugins, plugin, "src", "api");
    if (!existsSync(join(api, door))) return [];
    const files = readdirSync(join(api, door), { recursive: true, encoding: "utf8" }).filter((file) => basename(file) === "route.ts");
    return files.flatMap((file) => {
      const parts = [door, ...dirname(file).split(sep)].filter((part) => part !== ".");
      const path = `/${parts.join("/")}`.replaceAll(/\[(\w+)\]/g, ":$1");
      return [...readFileSync(join(api, door, file), "utf8").matchAll(METHOD)].map(([, method]) => `${method} ${path}`);
    });
  });
  return new Set(names);
}

/** Let in: what the route then says of the row's state is its own affair. */
export function isServed(status: number): boolean {
  return status < 500 && ![400, 401, 403, 404].includes(status);
}

export function expectOutcome(route: string, caller: string, answer: Answer, status: number): void {
  expect([route, caller, answer.status, typeof answer.body?.code]).toEqual([route, caller, status, "string"]);
}

export function fill(pattern: string, params: Record<string, string>): string {
  return pattern.replaceAll(/:(\w+)/g, (_whole, parameter: string) => {
    const value = params[parameter];
    if (!value) throw new Error(`${pattern} has a parameter ${parameter} that its line of the table does not provide`);
    return value;
  });
}

export function printTable(table: string[][]): void {
  const widths = table[0]!.map((_cell, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  process.stdout.write(
    `\n${table
      .map((row) =>
        row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd(),
      )
      .join("\n")}\n\n`,
  );
}
