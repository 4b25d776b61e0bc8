import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Input, Label, RadioGroup, Textarea, toast } from "@medusajs/ui";
import { type ReactNode, useId } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { countryName, toWords } from "../../../src/admin/lib/words";
import { Card } from "../components/card";
import { FaultNotice } from "../components/fault-notice";
import { Field } from "../components/field";
import { PageHeader } from "../components/page-header";
import { ReadOnlyNotice } from "../components/read-only-notice";
import { UnsavedGuard } from "../components/unsaved-guard";
import { call } from "../lib/api";
import { showRefusal } from "../lib/form-faults";
import { refreshSession, useMe, usePermission } from "../lib/session";
import { type Theme, themes, useTheme } from "../lib/theme";
import { meaningOfRole } from "./members/roles";

export default function SettingsPage() {
  const mayManage = usePermission("account.manage");
  return (
    <>
      <PageHeader title="Settings" description="The account as customers see it, and the panel as you see it." />
      <ReadOnlyNotice may={mayManage} what="settings of the account" />
      <ProfileCard mayManage={mayManage} />
      <AccountCard />
      <SignInCard />
      <AppearanceCard />
    </>
  );
}

const profile = z.object({
  display_name: z.string().trim().min(2, "At least 2 characters.").max(80, "At most 80 characters."),
  website: z
    .string()
    .trim()
    .max(300, "At most 300 characters.")
    .refine((text) => text === "" || /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text), "Give a whole address, such as https://example.com."),
  about: z.string().trim().max(2000, "At most 2,000 characters."),
});

type Profile = z.infer<typeof profile>;

function ProfileCard({ mayManage }: { mayManage: boolean }) {
  const { developer } = useMe();
  const form = useForm<Profile>({
    resolver: zodResolver(profile),
    values: { display_name: developer.display_name, website: developer.website ?? "", about: developer.about ?? "" },
    resetOptions: { keepDirtyValues: true },
    disabled: !mayManage,
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await call("/vendor/account", {
        method: "POST",
        body: { display_name: values.display_name, website: values.website || null, about: values.about || null },
      });
      form.reset(values);
      await refreshSession();
      toast.success("Your profile is saved");
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <Card title="Public profile" description="Shown on your page in the store and beside your products.">
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
        <UnsavedGuard when={isDirty && !isSubmitting} />
        <FaultNotice message={errors.root?.message} />
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field label="Name" error={errors.display_name?.message}>
            <Input {...form.register("display_name")} />
          </Field>
          <Field label="Website" error={errors.website?.message} optional>
            <Input type="url" placeholder="https://" {...form.register("website")} />
          </Field>
        </div>
        <Field label="About" error={errors.about?.message} optional>
          <Textarea rows={5} {...form.register("about")} />
        </Field>
        {mayManage && (
          <div>
            <Button type="submit" size="small" isLoading={isSubmitting}>
              Save the profile
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}

function AccountCard() {
  const { developer } = useMe();
  return (
    <Card title="Account" description="Examined when the account was approved. To change it, write to the marketplace.">
      <dl className="grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-2">
        <Fact name="Handle">@{developer.handle}</Fact>
        <Fact name="Legal name">{developer.legal_name}</Fact>
        <Fact name="Country">{countryName(developer.country)}</Fact>
        <Fact name="Status">{toWords(developer.status)}</Fact>
      </dl>
    </Card>
  );
}

function SignInCard() {
  const { member } = useMe();
  return (
    <Card title="Your sign-in">
      <dl className="grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-2">
        <Fact name="E-mail">{member.email}</Fact>
        <Fact name="Role">{meaningOfRole(member.role)}</Fact>
      </dl>
    </Card>
  );
}

function AppearanceCard() {
  const id = useId();
  const [theme, choose] = useTheme();
  return (
    <Card title="Appearance" description="On this device.">
      <RadioGroup aria-label="Appearance" value={theme} onValueChange={(value) => choose(value as Theme)}>
        {themes.map((value) => (
          <div key={value} className="flex items-center gap-x-3">
            <RadioGroup.Item id={`${id}-${value}`} value={value} />
            <Label htmlFor={`${id}-${value}`} size="small">
              {value === "system" ? "As the system" : toWords(value)}
            </Label>
          </div>
        ))}
      </RadioGroup>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="txt-small text-ui-fg-subtle">{name}</dt>
      <dd className="txt-small break-words">{children}</dd>
    </div>
  );
}
