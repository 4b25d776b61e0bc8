import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { DomainError } from "@mintreu/kit/domain/errors";
import type { KeyRing } from "@mintreu/kit/domain/key-ring";
import { openSealedText, sealText } from "@mintreu/kit/domain/sealed-text";
import { signingSecretUse } from "../../domain/api-configuration";
import { lockConfiguration, newSigningSecret } from "./api-configuration";

/** What the gateway signs calls with, and until when it signs with the one before as well. */
export interface SigningSecret {
  signing_secret: string;
  previous_valid_until: Date | null;
}

const PREVIOUS_VALID_MS = 24 * 3_600_000;

/** The secret of an API product, made when there is none yet. */
export async function readSigningSecret(manager: EntityManager, listingId: string, ring: KeyRing, now: Date): Promise<SigningSecret> {
  const configuration = await lockConfiguration(manager, listingId, ring, now);
  const { signing_secret_sealed: sealed, previous_signing_secret_until: until } = configuration;
  return {
    signing_secret: openSealedText(sealed, ring, signingSecretUse(configuration.id)),
    previous_valid_until: until && until > now ? until : null,
  };
}

/**
 * A new secret; calls are signed with the one before as well for 24 hours, so that upstreams can follow. While two
 * are valid, a further rotation would end the one that upstreams know: only on demand. Errors: signing_secret.rotated_already.
 */
export async function rotateSigningSecret(
  manager: EntityManager,
  listingId: string,
  { end_previous }: { end_previous: boolean },
  ring: KeyRing,
  now: Date,
): Promise<SigningSecret> {
  const { id, previous_signing_secret_until: until } = await lockConfiguration(manager, listingId, ring, now);
  if (until && until > now && !end_previous) {
    throw new DomainError("conflict", "signing_secret.rotated_already", `The previous secret is valid until ${until.toISOString()}; end_previous ends it now.`);
  }
  const signing_secret = newSigningSecret();
  const previous_valid_until = new Date(now.getTime() + PREVIOUS_VALID_MS);
  await manager.execute(
    `update api_configuration set previous_signing_secret_sealed = signing_secret_sealed, previous_signing_secret_until = ?, signing_secret_sealed = ? where id = ?`,
    [previous_valid_until, sealText(signing_secret, ring, signingSecretUse(id)), id],
  );
  return { signing_secret, previous_valid_until };
}

/** Sets a secret that an upstream has already, as that of the demo. */
export async function storeSigningSecret(manager: EntityManager, listingId: string, secret: string, ring: KeyRing, now: Date): Promise<void> {
  const { id } = await lockConfiguration(manager, listingId, ring, now);
  await manager.execute(
    `update api_configuration set signing_secret_sealed = ?, previous_signing_secret_sealed = null, previous_signing_secret_until = null where id = ?`,
    [sealText(secret, ring, signingSecretUse(id)), id],
  );
}
