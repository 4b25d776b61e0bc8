import { ExclamationCircle } from "@medusajs/icons";
import { Button, Heading, Text } from "@medusajs/ui";
import { useRouteError } from "react-router-dom";

/** A page that broke: the rest of the panel stays, and nothing of the fault is shown. */
export function PageFault() {
  const error = useRouteError();
  // After an update of the marketplace the parts of the old panel are gone.
  const outdated = error instanceof Error && /dynamically imported module|module script/i.test(error.message);
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-y-4 px-6 py-16 text-center">
      <ExclamationCircle className="text-ui-fg-subtle" aria-hidden />
      <div>
        <Heading level="h1">{outdated ? "The panel was updated" : "This page broke"}</Heading>
        <Text className="text-ui-fg-subtle">
          {outdated ? "Reload to get its new version." : "Nothing that was saved is lost. Reload the page; if it happens again, tell the marketplace."}
        </Text>
      </div>
      <Button size="small" onClick={() => window.location.reload()}>
        Reload
      </Button>
    </div>
  );
}
