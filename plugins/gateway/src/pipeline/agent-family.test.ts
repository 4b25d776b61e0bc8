import { agentFamily } from "./agent-family";

it.each([
  ["curl/8.5.0", "curl"],
  ["python-requests/2.32", "python-requests"],
  ["Go-http-client/1.1", "Go-http-client"],
  ["node", "node"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox"],
  ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome"],
  ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "Edge"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari"],
  ["Mozilla/4.0 (compatible)", "Mozilla"],
  ["<script>", null],
  ["x".repeat(40), null],
  ["", null],
  [undefined, null],
])("%j is of the family %j", (text, family) => {
  expect(agentFamily(text)).toBe(family);
  expect(agentFamily(text)).toBe(family);
});
