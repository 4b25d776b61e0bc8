import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { invariant } from "@mintreu/kit/domain/errors";

/** Where the engine looks for the actor id of actor type `developer`. */
const ACTOR_KEY = "developer_id";

/** Who signs in with this identity as actor `developer` is this member from now on. */
export async function grantSignIn(container: MedusaContainer, authIdentityId: string, memberId: string): Promise<void> {
  const found = await change(container, authIdentityId, () => memberId);
  invariant(found, `identity ${authIdentityId} of member ${memberId} exists`);
}

/** Takes it away again, unless the identity acts as another member by now or is gone. */
export async function withdrawSignIn(container: MedusaContainer, authIdentityId: string, memberId: string): Promise<void> {
  await change(container, authIdentityId, (current) => (current === memberId ? null : current));
}

/** The engine replaces the whole metadata, so that reading and writing must not interleave. */
function change(container: MedusaContainer, authIdentityId: string, next: (current: unknown) => unknown): Promise<boolean> {
  const auth = container.resolve(Modules.AUTH);
  return container.resolve(Modules.LOCKING).execute(`auth-identity:${authIdentityId}`, async () => {
    const [identity] = await auth.listAuthIdentities({ id: [authIdentityId] }, { take: 1 });
    if (!identity) return false;
    const current = identity.app_metadata?.[ACTOR_KEY];
    const wanted = next(current);
    if (wanted !== current) await auth.updateAuthIdentities([{ id: identity.id, app_metadata: { ...identity.app_metadata, [ACTOR_KEY]: wanted } }]);
    return true;
  });
}
