import { Text } from "@medusajs/ui";
import type { License, LicenseList } from "../lib/types";
import { MaskedKey } from "./masked-key";
import { LicenseStatusBadge } from "./status-badges";
import { TextLink } from "./text-link";

function LicenseLine({ license }: { license: License }) {
  return (
    <li className="flex items-start justify-between gap-3 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <TextLink to={`/licenses/${license.id}`} className="txt-compact-small-plus break-words">
          {[license.product_title ?? "Deleted product", license.package_title].filter(Boolean).join(" · ")}
        </TextLink>
        <span className="text-ui-fg-subtle">
          <MaskedKey value={license.masked_key} short />
        </span>
      </div>
      <div className="shrink-0">
        <LicenseStatusBadge status={license.status} />
      </div>
    </li>
  );
}

/** Licences in a widget: those that were read, and how many more there are. */
export function LicenseLines({ list: { licenses, count }, none }: { list: LicenseList; none: string }) {
  if (count === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {none}
      </Text>
    );
  }
  const more = count - licenses.length;
  return (
    <>
      <ul className="divide-y">
        {licenses.map((license) => (
          <LicenseLine key={license.id} license={license} />
        ))}
      </ul>
      {more > 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          and {more.toLocaleString()} more
        </Text>
      )}
    </>
  );
}
