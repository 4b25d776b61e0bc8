import type { MedusaContainer } from "@medusajs/framework/types";
import { clock } from "@mintreu/kit/domain/clock";
import { sweepReleaseFilesWorkflow } from "../workflows/sweep-release-files";

/** A living upload gives a sign three times a minute. */
const PATIENCE_MS = 10 * 60_000;

export default async function sweepReleaseFiles(container: MedusaContainer): Promise<void> {
  const before = new Date(clock.now().getTime() - PATIENCE_MS).toISOString();
  await sweepReleaseFilesWorkflow(container).run({ input: { before } });
}

export const config = { name: "sweep-release-files", schedule: "*/5 * * * *" };
