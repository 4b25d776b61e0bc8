// An API that counts for itself: the distinct ids of calls that it answered in full, by the status it gave. It is never killed.
import { createServer } from "node:http";

const answered = new Map();
const BODY = JSON.stringify({ base: "EUR", rates: { USD: 1.0825, GBP: 0.8421, JPY: 164.23 }, note: "x".repeat(400) });
/** One in so many fails, and one in so many takes its time. */
const [FAILS, SLOW] = [20, 10];
const SLOW_MS = 30;

let turn = 0;
createServer((request, response) => {
  if (request.url === "/counted") return void response.end(JSON.stringify([...answered]));
  const id = request.headers["x-request-id"];
  turn += 1;
  const status = turn % FAILS === 0 ? 500 : 200;
  const answer = () => {
    response.on("finish", () => answered.set(id, status));
    response.writeHead(status, { "content-type": "application/json" });
    response.end(BODY);
  };
  if (turn % SLOW === 0) setTimeout(answer, SLOW_MS);
  else answer();
}).listen(Number(process.env.PORT), "127.0.0.1");
