import type { ExtensionRecord } from "../modules/licensing/extensions";
import type { TransferRecord } from "../modules/licensing/transfers";
import type { RequestContext } from "../queries/license-requests";

/** What the sender sees of a transfer: nothing of who received it but the address that they gave. */
export function toSendersTransfer({ id, license_id, to_email, status, reason, expires_at, created_at, decided_at, completed_at }: Stored<TransferRecord>) {
  return { id, license_id, email: to_email, status, reason, expires_at, created_at, decided_at, completed_at };
}

export function toHoldersExtension({ id, license_id, message, days, status, granted_days, reason, created_at, decided_at }: Stored<ExtensionRecord>) {
  return { id, license_id, message, days, status, granted_days, reason, created_at, decided_at };
}

/** Out of a workflow moments come as text. */
type Stored<Row> = { [Column in keyof Row]: Row[Column] | (Date extends Row[Column] ? string : never) };

/** What a developer sees of a transfer: which licence, from whom, and to which address. */
export function toDevelopersTransfer({
  developer_id: _developer,
  from_customer_id: _from,
  to_customer_id: _to,
  to_email,
  ...transfer
}: TransferRecord & RequestContext) {
  return { ...transfer, email: to_email };
}

export function toDevelopersExtension({ developer_id: _developer, customer_id: _customer, ...request }: ExtensionRecord & RequestContext) {
  return request;
}
