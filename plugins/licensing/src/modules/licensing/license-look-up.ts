import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { KeyRing } from "../../domain/key-ring";
import { importedLookupDigests, lookupDigests } from "../../domain/key-vault";
import type { ActivationFacts, ValidationRequest } from "../../domain/validate-license";
import { NO_ACTIVATIONS } from "./license-facts";
import type { KeyedLicense } from "./rows";

const COLUMNS = [
  ...(["id", "product_id", "package_id", "customer_id", "order_id", "license_type", "status", "expires_at", "grace_until", "updates_until"] as const),
  ...(["activation_limit", "domain_limit", "domain_rules", "ip_rules", "domain_proof", "terms"] as const),
];

/** A licence as whoever has its key needs it: only these columns are read. */
export type FieldLicense = Pick<KeyedLicense, (typeof COLUMNS)[number] | "key_valid_until">;

export interface FoundLicense {
  key_id: string;
  license: FieldLicense;
  activations: ActivationFacts;
}

interface Question {
  digests: string[];
  request: ValidationRequest;
  answer: (found: FoundLicense | null) => void;
  fail: (error: unknown) => void;
}

type Row = FieldLicense & { place: number; key_id: string; slots_used?: string; fingerprint_active?: boolean; active_domains?: string[] };

const SELECT = `select q.place, k.id as key_id, k.valid_until as key_valid_until, ${COLUMNS.map((column) => `l.${column}`).join(", ")}`;
const FROM = `from unnest(?::int[], ?::text[], ?::text[], ?::boolean[]) as q(place, digest, fingerprint, named)
  join license_key k on k.digest = q.digest and k.deleted_at is null join license l on l.id = k.license_id`;

const BARE = `${SELECT} ${FROM}`;

/** Activations are counted only for a licence that limits them, so the count is never longer than its limit. */
const WITH_ACTIVATIONS = `${SELECT}, a.* ${FROM} cross join lateral (
  select count(*) filter (where not a.local) as slots_used, coalesce(bool_or(a.fingerprint = q.fingerprint), false) as fingerprint_active,
         coalesce(array_agg(distinct a.domain) filter (where a.domain is not null and not a.local), '{}') as active_domains
    from license_activation a
   where q.named and (l.activation_limit is not null or l.domain_limit is not null) and a.license_id = l.id and a.status = 'active') a`;

/** So many keys go into one statement, and so many statements are under way at once. */
const MAX_QUESTIONS = 100;
const MAX_STATEMENTS = 2;

/**
 * Finds the licences of keys. Keys that arrive while others are being looked up wait for one statement that
 * finds them all: under load one round trip serves many, and a key that comes alone waits for nobody. No answer
 * is older than its question, because a statement begins after all its questions were asked.
 */
export class LicenseLookUps {
  private waiting: Question[] = [];
  private underWay = 0;
  private scheduled = false;

  constructor(private readonly knex: Knex) {}

  /** The licence of a normalised key, with what is activated when the request names a place. */
  async byKey(key: string, ring: KeyRing, request: ValidationRequest): Promise<FoundLicense | null> {
    return this.ask(lookupDigests(key, ring), request);
  }

  /** The licence of a key that was made elsewhere and imported: only for the product that the request names. */
  async byImportedKey(input: string, ring: KeyRing, request: ValidationRequest): Promise<FoundLicense | null> {
    const key = input.trim();
    if (request.product_id === undefined || key.length > 200 || key.toUpperCase().startsWith("MINTREU-")) return null;
    return this.ask(importedLookupDigests(request.product_id, key, ring), request);
  }

  private ask(digests: string[], request: ValidationRequest): Promise<FoundLicense | null> {
    return new Promise((answer, fail) => {
      this.waiting.push({ digests, request, answer, fail });
      this.schedule();
    });
  }

  /** Once all that arrived with this request were read. */
  private schedule(): void {
    if (this.scheduled || this.waiting.length === 0 || this.underWay >= MAX_STATEMENTS) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      void this.askTogether(this.waiting.splice(0, MAX_QUESTIONS));
      this.schedule();
    });
  }

  private async askTogether(questions: Question[]): Promise<void> {
    this.underWay += 1;
    try {
      const found = await findAll(this.knex, questions);
      questions.forEach(({ answer }, place) => answer(found.get(place) ?? null));
    } catch (error) {
      questions.forEach(({ fail }) => fail(error));
    } finally {
      this.underWay -= 1;
      this.schedule();
    }
  }
}

async function findAll(knex: Knex, questions: readonly Question[]): Promise<Map<number, FoundLicense>> {
  const named = questions.map(({ request }) => request.fingerprint !== undefined || request.domain !== undefined);
  const lines = questions.flatMap(({ digests, request }, place) => digests.map((digest) => ({ place, digest, fingerprint: request.fingerprint ?? null })));
  const params = [
    lines.map(({ place }) => place),
    lines.map(({ digest }) => digest),
    lines.map(({ fingerprint }) => fingerprint),
    lines.map(({ place }) => named[place]),
  ];
  const { rows } = await knex.raw<{ rows: Row[] }>(named.includes(true) ? WITH_ACTIVATIONS : BARE, params as never[]);
  return new Map(rows.map((row) => [row.place, toFound(row, named[row.place] === true)]));
}

function toFound(row: Row, named: boolean): FoundLicense {
  const { place: _place, key_id, slots_used, fingerprint_active, active_domains, ...license } = row;
  const activations = { slots_used: Number(slots_used ?? 0), fingerprint_active: fingerprint_active ?? false, domains: active_domains ?? [] };
  return { key_id, license, activations: named ? activations : NO_ACTIVATIONS };
}
