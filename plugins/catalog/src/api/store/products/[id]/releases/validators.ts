import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { releaseChannels } from "../../../../../domain/release-version";

export const releasesQuery = z.object({ ...pagination, channel: z.enum(releaseChannels).optional() });

export type ReleasesQuery = z.infer<typeof releasesQuery>;
