import { Resolver } from "node:dns/promises";
import { normalizeDomain } from "../../domain/domain-rules";
import { acceptedProofs } from "../../domain/domain-proof";
import type { KeyRing } from "../../domain/key-ring";

/** TXT records of a name, each in its parts; throws when there are none or nobody answers. */
export type ResolveTxt = (name: string) => Promise<string[][]>;

const TIMEOUT_MS = 2000;

/** Asks the DNS whether a domain carries the proof of a licence. */
export class DomainProofs {
  private readonly resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 1 });
  private resolve: ResolveTxt = (name) => this.resolver.resolveTxt(name);

  constructor(private readonly ring: KeyRing) {}

  /** Another resolver: tests have no DNS. */
  useResolver(resolve: ResolveTxt): void {
    this.resolve = resolve;
  }

  /** True when the licence asks for proofs and the domain (or the one above it) has the right one. */
  async prove(license: { id: string; domain_proof: boolean }, domain: string | undefined): Promise<boolean> {
    const host = license.domain_proof && domain !== undefined ? normalizeDomain(domain.replace(/^\*\./, "")) : null;
    if (host === null) return false;
    const accepted = acceptedProofs(license.id, host, this.ring);
    const names = [...new Set(accepted.map(({ name }) => name))];
    const answers = await Promise.all(names.map(async (name) => ({ name, values: await this.valuesAt(name) })));
    return accepted.some(({ name, value }) => answers.some((answer) => answer.name === name && answer.values.includes(value)));
  }

  private async valuesAt(name: string): Promise<string[]> {
    try {
      return (await this.resolve(name)).map((parts) => parts.join(""));
    } catch {
      return [];
    }
  }
}
