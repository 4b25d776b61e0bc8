import { createHash } from "node:crypto";
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { PackageTerms } from "@mintreu/catalog/domain/package-terms";
import type { ProductType } from "@mintreu/catalog/domain/product-type";
import { DomainError } from "@mintreu/kit/domain/errors";
import type { KeyRing } from "../../domain/key-ring";
import { lengthOf } from "../../domain/license-term";
import { createLicense } from "./create-license";
import { appendLog } from "./license-log";
import type { Actor } from "./rows";

/** A package of the developer's own, with the terms that are on sale now. */
export interface OwnPackage {
  package_id: string;
  variant_id: string;
  product_id: string;
  product_type: ProductType;
  developer_id: string;
  title: string;
  terms: PackageTerms;
}

export interface ManualIssue {
  package: OwnPackage;
  email: string;
  quantity: number;
  expires_at: Date | null;
  trial: boolean;
  note: string | null;
  idempotency_key: string;
  actor: Actor;
}

export interface IssuedByHand {
  issue_id: string;
  license_ids: string[];
  /** The same request came before: nothing was made this time. */
  repeated: boolean;
}

/**
 * Licences that a developer gives away or sold elsewhere. The unique idempotency key makes a repeat, also a
 * concurrent one, answer what the first made. Errors: request.idempotency_key_reused.
 */
export async function issueByHand(manager: EntityManager, ring: KeyRing, input: ManualIssue, now: Date): Promise<IssuedByHand> {
  const { package: sold, email, quantity, expires_at, trial, note, actor } = input;
  const digest = digestOf([sold.package_id, email, quantity, expires_at, trial, note]);
  const begun = await beginIssue(manager, {
    developer_id: sold.developer_id,
    kind: "manual",
    idempotency_key: input.idempotency_key,
    digest,
    email,
    note,
    actor_id: actor.actor_id ?? null,
  });
  if (begun.repeated) {
    const rows = await manager.execute<{ id: string }[]>(`select id from license where issue_id = ? order by ordinal`, [begun.issue_id]);
    return { ...begun, license_ids: rows.map(({ id }) => id) };
  }
  const { length, updates } = lengthOf(sold.terms, { trial });
  const license_ids: string[] = [];
  for (let ordinal = 1; ordinal <= quantity; ordinal++) {
    const id = await createLicense(
      manager,
      {
        ...sold,
        customer_id: null,
        email,
        order: null,
        issue_id: begun.issue_id,
        ordinal,
        period: { kind: "issue", length: expires_at ? { until: expires_at } : length, updates, actor_id: actor.actor_id ?? null },
      },
      ring,
      now,
    );
    await appendLog(manager, { ...actor, license_id: id, action: "issued", reason: note ?? "by hand", created_at: now });
    license_ids.push(id);
  }
  return { ...begun, license_ids };
}

interface NewIssue {
  developer_id: string;
  kind: "manual" | "import";
  idempotency_key: string;
  digest: string;
  email: string | null;
  note: string | null;
  actor_id: string | null;
}

/** Claims the idempotency key; a concurrent repeat waits here for the first to commit. Errors: request.idempotency_key_reused. */
export async function beginIssue(manager: EntityManager, issue: NewIssue): Promise<{ issue_id: string; repeated: boolean }> {
  const { developer_id, kind, idempotency_key, digest, email, note, actor_id } = issue;
  const [created] = await manager.execute<{ id: string }[]>(
    `insert into license_issue (id, developer_id, kind, idempotency_key, request_digest, email, note, actor_id)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (developer_id, kind, idempotency_key) do nothing returning id`,
    [generateEntityId(undefined, "liciss"), developer_id, kind, idempotency_key, digest, email, note, actor_id],
  );
  if (created) return { issue_id: created.id, repeated: false };
  const [before] = await manager.execute<{ id: string; request_digest: string }[]>(
    `select id, request_digest from license_issue where developer_id = ? and kind = ? and idempotency_key = ?`,
    [developer_id, kind, idempotency_key],
  );
  if (!before || before.request_digest !== digest) {
    throw new DomainError("conflict", "request.idempotency_key_reused", "This idempotency key was used for another request.");
  }
  return { issue_id: before.id, repeated: true };
}

function digestOf(values: unknown): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}
