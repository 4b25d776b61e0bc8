// An Express API that serves only holders of a licence: their key comes with each request in X-License-Key.
import express from "express";
import { createLicenseClient } from "@mintreu/sdk";
import { requireLicense } from "@mintreu/sdk/express";

const graceMs = Number(process.env.GRACE_MS ?? 72 * 60 * 60_000);
const client = createLicenseClient({ url: process.env.MARKETPLACE_URL, productId: process.env.PRODUCT_ID, graceMs, timeoutMs: 2000 });

const app = express();
app.get("/health", (_req, res) => res.json({ ok: true }));
app.use(requireLicense({ client }));
app.get("/report", (req, res) => res.json({ report: "for holders of a licence", answered_by: req.license.source }));

const server = app.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () => console.log(`listening on ${server.address().port}`));
process.once("SIGTERM", () => server.close());
