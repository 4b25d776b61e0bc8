import { Prompt } from "@medusajs/ui";
import { useEffect } from "react";
import { useBlocker } from "react-router-dom";

/** State of a navigation that follows a save: what was typed is not left behind by it. */
export const SAVED = { saved: true };

/** Asks before what was typed is left behind: by a link, the back button, a reload or a closed window. */
export function UnsavedGuard({ when }: { when: boolean }) {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname && !isSaved(nextLocation.state));
  useEffect(() => {
    if (!when) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [when]);
  return (
    <Prompt open={blocker.state === "blocked"} variant="confirmation" onOpenChange={(open) => !open && blocker.reset?.()}>
      <Prompt.Content className="max-w-[min(440px,calc(100vw-32px))]">
        <Prompt.Header>
          <Prompt.Title>Leave without saving?</Prompt.Title>
          <Prompt.Description>What you changed on this page is not saved yet.</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel onClick={() => blocker.reset?.()}>Stay</Prompt.Cancel>
          <Prompt.Action onClick={() => blocker.proceed?.()}>Leave</Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  );
}

function isSaved(state: unknown): boolean {
  return (state as typeof SAVED | null)?.saved === true;
}
