import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Input, toast } from "@medusajs/ui";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Card } from "../../components/card";
import { ChoiceField } from "../../components/choice";
import { FaultNotice } from "../../components/fault-notice";
import { Field } from "../../components/field";
import { call } from "../../lib/api";
import { showRefusal } from "../../lib/form-faults";
import { queryClient } from "../../lib/queries";
import type { MemberRole } from "../../lib/session";
import { meaningOfRole, roleChoices } from "./roles";

const invitation = z.object({ email: z.email("Give an e-mail address."), role: z.enum(["owner", "manager", "support", "analyst"]) });

type Invitee = z.infer<typeof invitation>;

export function InviteForm() {
  const form = useForm<Invitee>({ resolver: zodResolver(invitation), defaultValues: { email: "", role: "support" } });
  const { errors, isSubmitting } = form.formState;
  const role = form.watch("role");
  const submit = form.handleSubmit(async (body) => {
    try {
      await call("/vendor/members/invitations", { method: "POST", body });
      toast.success(`An invitation is on its way to ${body.email}`);
      form.reset();
      await queryClient.invalidateQueries({ queryKey: ["invitations"] });
    } catch (error) {
      showRefusal(form, error, { "invitation.already_open": "email", "developer.already_member": "email" });
    }
  });
  return (
    <Card title="Invite somebody" description="They get a mail with a link that works for seven days.">
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
        <FaultNotice message={errors.root?.message} />
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field label="E-mail" error={errors.email?.message}>
            <Input type="email" autoComplete="off" {...form.register("email")} />
          </Field>
          <Field label="Role" hint={meaningOfRole(role)} error={errors.role?.message}>
            <ChoiceField choices={roleChoices} value={role} onChange={(value) => form.setValue("role", value as MemberRole, { shouldDirty: true })} />
          </Field>
        </div>
        <div>
          <Button type="submit" size="small" isLoading={isSubmitting}>
            Send the invitation
          </Button>
        </div>
      </form>
    </Card>
  );
}
