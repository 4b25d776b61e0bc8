import type { LicenseView } from "../queries/list-licenses";

/** What a customer sees: their licence without other parties' ids. */
export function toCustomerLicense({ developer_id: _developer, customer_id: _customer, customer_email: _email, customer_name: _name, ...license }: LicenseView) {
  return license;
}

/** What a developer sees: the licence and who holds it. */
export function toDeveloperLicense({ developer_id: _developer, ...license }: LicenseView) {
  return license;
}
