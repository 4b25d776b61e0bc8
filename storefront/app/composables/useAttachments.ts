import { ATTACHMENT_BYTES, ATTACHMENTS_PER_MESSAGE, type Attachment } from "#shared/engagements";
import { toStoreError } from "~/lib/store-client";

/** Files that wait for their message: sent one after the other as they are chosen. */
export function useAttachments(engagementId: () => string) {
  const attachments = ref<Attachment[]>([]);
  const sending = ref<string | null>(null);
  const problem = ref<string | null>(null);

  async function send(file: File): Promise<void> {
    if (attachments.value.length >= ATTACHMENTS_PER_MESSAGE) throw new Error(`A message takes up to ${ATTACHMENTS_PER_MESSAGE} files.`);
    if (file.size > ATTACHMENT_BYTES) throw new Error(`${file.name} has more than 20 MB.`);
    if (file.size === 0) throw new Error(`${file.name} is empty.`);
    const answer = await $fetch<{ attachment: Attachment }>(`/api/engagements/${encodeURIComponent(engagementId())}/attachments`, {
      method: "POST",
      query: { name: file.name },
      body: file,
      headers: { "content-type": "application/octet-stream" },
      retry: 0,
    });
    attachments.value.push(answer.attachment);
  }

  async function add(files: Iterable<File>): Promise<void> {
    problem.value = null;
    try {
      for (const file of files) {
        sending.value = file.name;
        await send(file);
      }
    } catch (error) {
      problem.value = error instanceof Error && !("statusCode" in error) ? error.message : toStoreError(error).message;
    } finally {
      sending.value = null;
    }
  }

  function remove(id: string): void {
    attachments.value = attachments.value.filter((attachment) => attachment.id !== id);
  }

  function clear(): void {
    attachments.value = [];
  }

  return { attachments, sending, problem, add, remove, clear };
}
