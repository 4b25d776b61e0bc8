import { Agent, get } from "node:http";

const CALLERS = 24;
const TIMEOUT_MS = 20_000;
const PAUSE_MS = 20;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Callers that ask for as long as `goOn()`; every answer that came whole from the upstream is noted with its call's id. */
export function startCallers({ urls, goOn }) {
  const agent = new Agent({ keepAlive: true, maxSockets: CALLERS });
  /** Call id → `{ status, at }`. */
  const answered = new Map();
  const counts = { refused: 0, broken: 0 };
  const caller = async (index) => {
    for (let turn = index; goOn(answered.size); turn += 1) {
      const answer = await call(agent, urls[turn % urls.length]);
      if (answer === null) counts.broken += 1;
      else if (answer.problem) counts.refused += 1;
      else answered.set(answer.id, { status: answer.status, at: Date.now() });
      if (answer === null || answer.problem) await sleep(PAUSE_MS);
    }
  };
  const done = Promise.all(Array.from({ length: CALLERS }, (_none, index) => caller(index))).then(() => agent.destroy());
  return { answered, counts, done, callers: CALLERS };
}

/** Null when no whole answer came; `problem` when the gateway itself refused. */
function call(agent, { url, key }) {
  return new Promise((resolve) => {
    const request = get(url, { agent, headers: { "x-api-key": key }, timeout: TIMEOUT_MS }, (response) => {
      response.resume();
      response.on("error", () => resolve(null));
      response.on("end", () => {
        if (!response.complete) return resolve(null);
        const { "content-type": type = "", "x-request-id": id } = response.headers;
        resolve({ status: response.statusCode, id, problem: type.startsWith("application/problem+json") });
      });
      response.on("close", () => resolve(null));
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(null));
  });
}
