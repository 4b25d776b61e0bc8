import { ApiError, toApiError } from "./api";

interface SendFileOptions {
  signal: AbortSignal;
  /** Bytes that have left so far. */
  onProgress: (sent: number) => void;
}

/** Sends a file of any size as it is and tells how far it has come, which `fetch` cannot. Errors: ApiError; AbortError. */
export function sendFile<Answer>(path: string, file: File, { signal, onProgress }: SendFileOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.responseType = "json";
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(loaded));
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as Answer);
      else reject(toApiError(request.status, request.response));
    });
    request.addEventListener("error", () =>
      reject(new ApiError(0, "network.unreachable", "The connection broke. Send the file again: what has arrived whole is not sent twice.")),
    );
    request.addEventListener("abort", () => reject(new DOMException("The upload was stopped.", "AbortError")));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
