import { CheckCircleSolid, CircleDottedLine } from "@medusajs/icons";
import { Text } from "@medusajs/ui";
import { ButtonLink } from "../components/button-link";
import { Card } from "../components/card";
import { Loading } from "../components/loading";
import { PageHeader } from "../components/page-header";
import { useOnboarding } from "../hooks/onboarding";

export default function OnboardingPage() {
  const steps = useOnboarding();
  const next = steps?.find(({ isDone }) => !isDone);
  const done = steps?.filter(({ isDone }) => isDone).length ?? 0;
  return (
    <>
      <PageHeader title="Getting started" description="From the account to the first sale." />
      <Card title="Steps" description={steps && `${done} of ${steps.length} done`} flush>
        {!steps ? (
          <Loading />
        ) : (
          <ol className="divide-ui-border-base divide-y">
            {steps.map((step) => (
              <li key={step.title} className="flex flex-col gap-3 px-4 py-4 sm:flex-row sm:items-center sm:justify-between sm:px-6">
                <div className="flex min-w-0 items-start gap-x-3">
                  {step.isDone ? (
                    <CheckCircleSolid className="text-ui-tag-green-icon mt-0.5 shrink-0" aria-hidden />
                  ) : (
                    <CircleDottedLine className="text-ui-fg-subtle mt-0.5 shrink-0" aria-hidden />
                  )}
                  <div>
                    <Text weight="plus">
                      {step.title}
                      <span className="sr-only">{step.isDone ? ", done" : ", not done yet"}</span>
                    </Text>
                    <Text size="small" className="text-ui-fg-subtle">
                      {step.text}
                    </Text>
                  </div>
                </div>
                {!step.isDone && (
                  <ButtonLink to={step.to} variant={step === next ? "primary" : "secondary"}>
                    {step.action}
                  </ButtonLink>
                )}
              </li>
            ))}
          </ol>
        )}
      </Card>
    </>
  );
}
