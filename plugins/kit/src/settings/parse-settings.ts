import { z } from "@medusajs/framework/zod";

/**
 * Environment → typed settings. Throws an Error of one line that names every missing or malformed
 * setting, never a value (it may be a secret).
 */
export function parseSettings<Schema extends z.ZodType>(schema: Schema, env: NodeJS.ProcessEnv): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Settings: ${faults.join("; ")}`);
  }
  return result.data;
}
