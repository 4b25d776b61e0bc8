import MarkdownIt from "markdown-it";

// The rules of the storefront: raw HTML and pictures are never let through, links lead to pages and mail boxes.
const markdown = new MarkdownIt({ html: false, linkify: true, typographer: true });
markdown.validateLink = (url) => /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i.test(url.trim());
markdown.disable("image");

const renderLinkOpen = markdown.renderer.rules["link_open"];
markdown.renderer.rules["link_open"] = (tokens, index, options, env, self) => {
  const token = tokens[index];
  token?.attrSet("target", "_blank");
  token?.attrSet("rel", "noreferrer noopener");
  return renderLinkOpen ? renderLinkOpen(tokens, index, options, env, self) : self.renderToken(tokens, index, options);
};

// A wide code block scrolls by itself, so it must be reachable with the keyboard.
for (const name of ["fence", "code_block"]) {
  const render = markdown.renderer.rules[name];
  markdown.renderer.rules[name] = (tokens, index, options, env, self) =>
    (render?.(tokens, index, options, env, self) ?? "").replace(/^<pre/, '<pre tabindex="0"');
}

// Headings of a text go below those of the page.
markdown.core.ruler.push("shift_headings", (state) => {
  for (const token of state.tokens) {
    if (token.type === "heading_open" || token.type === "heading_close") token.tag = `h${Math.min(6, Math.max(3, Number(token.tag.slice(1)) + 1))}`;
  }
});

/** A developer's Markdown as HTML that is safe to put into the page. */
export function renderMarkdown(text: string): string {
  return markdown.render(text.slice(0, 50_000));
}
