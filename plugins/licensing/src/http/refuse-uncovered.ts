import { DomainError, invariant } from "@mintreu/kit/domain/errors";
import { coverageMessage, judgeCoverage } from "../domain/release-coverage";
import type { Downloadable } from "../queries/downloads";

/** The first that its licence covers. Errors: `download.` with the reason why the first one is not covered. */
export function refuseUncovered(offered: readonly Downloadable[], now: Date): Downloadable {
  const judged = offered.map((one) => ({ one, refusal: judgeCoverage(one.license, one.release, one.downloaded_before, now) }));
  const covered = judged.find(({ refusal }) => refusal === null);
  if (covered) return covered.one;
  const refusal = judged[0]?.refusal;
  invariant(refusal, "somebody asks for at least one file");
  throw new DomainError("forbidden", `download.${refusal}`, coverageMessage(refusal));
}
