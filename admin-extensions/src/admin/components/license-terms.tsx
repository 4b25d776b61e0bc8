import type { License } from "../lib/types";
import { countOrUnlimited, limitName, toWords } from "../lib/words";
import { DateTime } from "./date-time";
import { Fact, Facts } from "./facts";
import { Section } from "./section";

/** What was sold: the terms as they were copied at the sale. */
export function LicenseTerms({ license }: { license: License }) {
  return (
    <Section title="Terms">
      <Facts>
        <Fact name="Licence type">{toWords(license.license_type)}</Fact>
        <Fact name="Billing">{toWords(license.billing)}</Fact>
        <Fact name="Expires">{license.expires_at ? <DateTime value={license.expires_at} precise /> : "Never"}</Fact>
        <Fact name="Updates until">{license.updates_until ? <DateTime value={license.updates_until} precise /> : "No end"}</Fact>
        <Fact name="Activations">{countOrUnlimited(license.activation_limit)}</Fact>
        <Fact name="Domains">{countOrUnlimited(license.domain_limit)}</Fact>
        {Object.entries(license.limits).map(([limit, count]) => (
          <Fact key={limit} name={limitName(limit)}>
            {count.toLocaleString()}
          </Fact>
        ))}
        {license.features.length > 0 && (
          <Fact name="Features">
            <ul className="flex flex-col gap-y-1">
              {license.features.map((feature) => (
                <li key={feature}>{feature}</li>
              ))}
            </ul>
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
