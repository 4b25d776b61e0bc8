// One turn of load in a process of its own: so many calls over so many connections, each key in its turn; prints one line of JSON.
import { readFileSync } from "node:fs";
import autocannon from "autocannon";

const { url, keysFile, skip, keys, offset, amount, connections, rate } = JSON.parse(process.argv[2]);
const all = readFileSync(keysFile, "utf8")
  .split("\n", skip + keys)
  .slice(skip);
const perClient = Math.floor(amount / connections);
let client = 0;

const times = [];
const run = autocannon({
  url,
  connections,
  pipelining: 1,
  timeout: 30,
  ...(rate ? { overallRate: rate } : {}),
  amount: perClient * connections,
  // Of one key the request is made once; of many, each is made for its turn.
  ...(all.length === 1
    ? { headers: { "x-api-key": all[0] } }
    : {
        setupClient: (one) => {
          let at = offset + perClient * client++;
          const next = () => one.setHeaders({ "x-api-key": all[at++ % all.length] });
          next();
          one.on("response", next);
        },
      }),
});
run.on("response", (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
const began = performance.now();
const result = await run;
const seconds = (performance.now() - began) / 1000;
times.sort((one, other) => one - other);
const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
console.log(JSON.stringify({ answered: result["2xx"], others: result.non2xx + result.errors + result.timeouts, seconds, p50_ms: at(0.5), p99_ms: at(0.99) }));
