import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import express from "express";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { createClient, type HttpClient } from "./http-client";
import { type RegisteredRoute, registeredRoutes } from "./routes";

/** Small, so that a test can send too much. */
export const MAX_FILE_BYTES = 1024 * 1024;

/** The running marketplace as suites use it: its door, and the container for what has no door. */
export interface Marketplace {
  http: HttpClient;
  baseUrl: string;
  container: MedusaContainer;
  sql: <Row>(text: string, params?: unknown[]) => Promise<Row[]>;
  regionId: string;
  publishableKey: string;
  /** Every route of the router. */
  routes: RegisteredRoute[];
}

export interface Booted extends Marketplace {
  stop(): Promise<void>;
}

/** Starts the real application in this process on a free port. */
export async function bootMarketplace(): Promise<Booted> {
  const directory = join(__dirname, "..", "..");
  process.chdir(directory);
  process.env["DISABLE_MEDUSA_ADMIN"] = "true";
  // The upstreams of the tests stand beside them.
  process.env["ALLOW_LOOPBACK_UPSTREAMS"] = "1";
  process.env["RELEASE_FILE_MAX_BYTES"] = String(MAX_FILE_BYTES);
  const app = express();
  const { default: load } = require("@medusajs/medusa/loaders/index") as { default: LoadApplication };
  const { container, shutdown } = await load({ directory, expressApp: app });
  const server: Server = await new Promise((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex;
  const [key] = await container.resolve(Modules.API_KEY).listApiKeys({ title: "Storefront" });
  const [region] = await container.resolve(Modules.REGION).listRegions({ name: "Europe" });
  if (!key || !region) throw new Error("the database is not seeded");
  return {
    baseUrl,
    container,
    http: createClient(baseUrl, key.token),
    sql: async <Row>(text: string, params: unknown[] = []) => (await knex.raw<{ rows: Row[] }>(text, params as never[])).rows,
    regionId: region.id,
    publishableKey: key.token,
    routes: registeredRoutes(app),
    async stop() {
      await new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await shutdown();
    },
  };
}

type LoadApplication = (options: { directory: string; expressApp: unknown }) => Promise<{ container: MedusaContainer; shutdown: () => Promise<void> }>;
