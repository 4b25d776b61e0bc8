import { Html, html, nothing } from "../html";

export interface Page {
  title: string;
  /** What mail programs show beside the subject. */
  preheader: string;
  body: Html;
}

const font = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

export const styles = {
  paragraph: `margin:0 0 16px;font-size:16px;line-height:24px;color:#2a2b25;${font}`,
  small: `margin:0 0 12px;font-size:14px;line-height:20px;color:#57564c;${font}`,
  heading: `margin:24px 0 8px;font-size:18px;line-height:24px;font-weight:700;color:#101411;${font}`,
  card: "width:100%;border:1px solid #e5e2d8;border-radius:8px;background:#faf9f5;border-collapse:separate;margin:0 0 16px",
  key: "margin:8px 0 0;font-size:14px;line-height:20px;color:#101411;overflow-wrap:anywhere;word-break:break-word;font-family:ui-monospace,'SF Mono',Menlo,Consolas,monospace",
} as const;

/** Mail programs that know dark mode take these; the others keep the light colours that stand inline. */
const darkStyles = html`<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #0e1210 !important; }
  .sheet, .card { background: #151a17 !important; border-color: #2a322d !important; }
  .text { color: #d9dcd3 !important; }
  .quiet { color: #a9aea2 !important; }
  .strong, .key { color: #f6f7f2 !important; }
  .link, .mark { color: #7bcfa6 !important; }
  .button { background: #7bcfa6 !important; color: #07241c !important; }
}
</style>`;

/** The frame of every mail: word mark, title, body. Tables and inline styles, since mail programs know little else. */
export function renderPage({ title, preheader, body }: Page): string {
  const page = html`<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
${darkStyles}
</head>
<body class="page" style="margin:0;padding:0;background:#f3f1ea">
<div style="display:none;max-height:0;overflow:hidden">${preheader}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f1ea"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border:1px solid #e5e2d8;border-radius:12px;border-collapse:separate"><tr><td style="padding:32px 28px">
<p class="mark" style="margin:0 0 24px;font-size:20px;line-height:24px;font-weight:800;letter-spacing:-0.02em;color:#136347;${font}">mintreu</p>
<h1 class="strong" style="margin:0 0 16px;font-size:26px;line-height:32px;font-weight:700;letter-spacing:-0.015em;color:#101411;${font}">${title}</h1>
${body}
</td></tr></table>
</td></tr></table>
</body>
</html>`;
  return `<!doctype html>\n${page.markup}\n`;
}

export function paragraph(text: string): Html {
  return html`<p class="text" style="${styles.paragraph}">${text}</p>\n`;
}

export function small(text: string): Html {
  return html`<p class="quiet" style="${styles.small}">${text}</p>\n`;
}

export function heading(text: string): Html {
  return html`<h2 class="strong" style="${styles.heading}">${text}</h2>\n`;
}

export function card(content: Html): Html {
  return html`<table role="presentation" class="card" cellpadding="0" cellspacing="0" style="${styles.card}"><tr><td style="padding:16px">${content}</td></tr></table>\n`;
}

/** A button with its address below it for those who cannot click. */
export function button(label: string, url: string): Html {
  return html`<p style="margin:24px 0 8px"><a class="button" href="${url}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#136347;color:#ffffff;font-size:16px;line-height:20px;font-weight:600;text-decoration:none;${font}">${label}</a></p>
<p class="quiet" style="${styles.small};word-break:break-all"><a class="link" href="${url}" style="color:#136347">${url}</a></p>\n`;
}

/** Free text of several lines, set apart. */
export function quotation(lines: readonly string[]): Html {
  const rows = lines.map((line, index) => html`${index === 0 ? nothing : html`<br>`}<bdi>${line}</bdi>`);
  return card(html`<p class="text" style="${styles.paragraph};margin:0">${rows}</p>`);
}
