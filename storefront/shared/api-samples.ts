import type { ConsoleCall } from "./api-console";
import type { ApiContent, ApiOperation, ApiParameter, ApiReference } from "./api-reference";
import { exampleOf, type NamedSchemas } from "./api-schema";

/** The caller's own: address of the gateway and key come from their environment. */
const GATEWAY = "GATEWAY";
const KEY = "MINTREU_KEY";

interface Call {
  method: string;
  /** Below the gateway's address, escaped. */
  address: string;
  headers: [name: string, value: string][];
  /** JSON, or null. */
  body: string | null;
}

/** The same request in three languages, ready to run once the two variables are set. */
export function samplesOf(operation: ApiOperation, gatewayPath: string, schemas: NamedSchemas): { language: string; text: string }[] {
  const call = callOf(operation, gatewayPath, schemas);
  return [
    { language: "curl", text: curl(call) },
    { language: "JavaScript", text: javascript(call) },
    { language: "Python", text: python(call) },
  ];
}

function callOf({ method, path, parameters, request_body }: ApiOperation, gatewayPath: string, schemas: NamedSchemas): Call {
  const of = (place: ApiParameter["in"]) => parameters.filter((parameter) => parameter.in === place);
  const values = new Map(of("path").map((parameter) => [parameter.name, valueOf(parameter, schemas)]));
  const filled = path.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => encodeURIComponent(values.get(name) ?? whole));
  const query = of("query")
    .filter(({ required }) => required)
    .map((parameter) => `${encodeURIComponent(parameter.name)}=${encodeURIComponent(valueOf(parameter, schemas))}`);
  const headers = of("header")
    .filter(({ required }) => required)
    .map((parameter): [string, string] => [oneLine(parameter.name), oneLine(valueOf(parameter, schemas))]);
  const json = request_body?.content.find(({ media_type }) => /\bjson\b/i.test(media_type));
  const body = json ? JSON.stringify("example" in json ? json.example : exampleOf(json.schema, schemas), null, 2) : null;
  return {
    method,
    address: `${gatewayPath}${filled}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    headers: body === null ? headers : [["Content-Type", oneLine(json!.media_type)], ...headers],
    body,
  };
}

const MAX_CHOICES = 50;
const MAX_BODY = 20_000;

/** What a console needs to make the call; cookies are left out, because a browser sends none to the gateway. */
export function consoleCallOf({ method, path, parameters, request_body }: ApiOperation, gatewayPath: string, schemas: NamedSchemas): ConsoleCall {
  const content = request_body?.content.find(({ media_type }) => /\bjson\b/i.test(media_type)) ?? request_body?.content[0];
  return {
    method,
    path: `${gatewayPath}${path}`,
    parameters: parameters.flatMap((parameter) => {
      const { name, in: place, required } = parameter;
      return place === "cookie" ? [] : [{ name, place, required, value: valueOf(parameter, schemas), choices: choicesOf(parameter) }];
    }),
    body: content ? { media_type: oneLine(content.media_type), text: bodyOf(content, schemas), required: request_body!.required } : null,
  };
}

/** The quickest call that works as it stands: a GET whose required parameters all have examples; null where there is none. */
export function firstCallOf({ operations, gateway_path, schemas }: ApiReference): { method: string; address: string } | null {
  const required = ({ parameters }: ApiOperation) => parameters.filter((parameter) => parameter.required || parameter.in === "path");
  const fits = (operation: ApiOperation) =>
    operation.method === "GET" && !operation.deprecated && required(operation).every(({ in: place }) => place === "path" || place === "query");
  const [easiest] = operations.filter(fits).toSorted((one, other) => required(one).length - required(other).length);
  if (!easiest) return null;
  const { method, address } = callOf(easiest, gateway_path, schemas);
  return { method, address: inDoubleQuotes(address) };
}

function choicesOf({ schema }: ApiParameter): string[] {
  const listed = schema?.["enum"];
  if (!Array.isArray(listed) || listed.length > MAX_CHOICES) return [];
  return listed.filter((one) => ["string", "number", "boolean"].includes(typeof one)).map(String);
}

function bodyOf(content: ApiContent, schemas: NamedSchemas): string {
  const isJson = /\bjson\b/i.test(content.media_type);
  const example = "example" in content ? content.example : isJson ? exampleOf(content.schema, schemas) : "";
  return (typeof example === "string" && !isJson ? example : JSON.stringify(example, null, 2)).slice(0, MAX_BODY);
}

function valueOf(parameter: ApiParameter, schemas: NamedSchemas): string {
  const value = "example" in parameter ? parameter.example : exampleOf(parameter.schema, schemas);
  if (Array.isArray(value)) return value.join(",");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function curl({ method, address, headers, body }: Call): string {
  const parts = [
    `curl${method === "GET" ? "" : ` -X ${method}`} "$${GATEWAY}${inDoubleQuotes(address)}"`,
    `-H "X-API-Key: $${KEY}"`,
    ...headers.map(([name, value]) => `-H ${inShell(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`-d ${inShell(body)}`]),
  ];
  return parts.join(" \\\n  ");
}

function javascript({ method, address, headers, body }: Call): string {
  const lines = [
    `const response = await fetch(process.env.${GATEWAY} + ${JSON.stringify(address)}, {`,
    ...(method === "GET" ? [] : [`  method: ${JSON.stringify(method)},`]),
    "  headers: {",
    `    "X-API-Key": process.env.${KEY},`,
    ...headers.map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},`),
    "  },",
    ...(body === null ? [] : [`  body: JSON.stringify(${indent(body, "  ")}),`]),
    "});",
    "console.log(response.status, await response.text());",
  ];
  return lines.join("\n");
}

function python({ method, address, headers, body }: Call): string {
  const lines = [
    ...(body === null ? ["import os, requests"] : ["import json, os, requests"]),
    "",
    `response = requests.request(${JSON.stringify(method)}, os.environ["${GATEWAY}"] + ${JSON.stringify(address)},`,
    `    headers={"X-API-Key": os.environ["${KEY}"]${headers.map(([name, value]) => `, ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join("")}},`,
    ...(body === null ? [] : [`    data=json.dumps(json.loads(r'''${body.replaceAll("'''", String.raw`\u0027\u0027\u0027`)}''')),`]),
    ")",
    "print(response.status_code, response.text)",
  ];
  return lines.join("\n");
}

/** A copied line must not do what its author hid in it: a shell takes nothing inside of single quotes for its own. */
function inShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function inDoubleQuotes(text: string): string {
  return text.replaceAll(/[\\"$`!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function oneLine(text: string): string {
  return [...text].map((letter) => (letter < " " ? " " : letter)).join("");
}

function indent(text: string, by: string): string {
  return text.replaceAll("\n", `\n${by}`);
}
