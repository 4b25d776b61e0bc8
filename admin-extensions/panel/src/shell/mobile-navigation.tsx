import { BarsThree, XMark } from "@medusajs/icons";
import { IconButton } from "@medusajs/ui";
import { useRef } from "react";
import { AccountName } from "./account-name";
import { Navigation } from "./navigation";

/** The sidebar of narrow windows: a dialog, so that the focus stays in it and Escape closes it. */
export function MobileNavigation() {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <div className="lg:hidden">
      <IconButton variant="transparent" aria-label="Open the navigation" onClick={() => dialog.current?.showModal()}>
        <BarsThree />
      </IconButton>
      <dialog
        ref={dialog}
        aria-label="Navigation"
        // A click beside the panel lands on the dialog itself.
        onClick={(event) => event.target === dialog.current && close()}
        className="bg-ui-bg-subtle text-ui-fg-base m-0 h-dvh max-h-none w-[min(280px,85vw)] overflow-y-auto backdrop:bg-black/50"
      >
        <div className="flex items-center justify-between gap-x-2 p-3">
          <AccountName />
          <IconButton variant="transparent" aria-label="Close the navigation" onClick={close}>
            <XMark />
          </IconButton>
        </div>
        <Navigation onNavigate={close} />
      </dialog>
    </div>
  );
}
