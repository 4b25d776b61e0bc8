import MarkdownIt from "markdown-it";

// Raw HTML is never let through, and links only where they lead to a web page or a mail box.
const markdown = new MarkdownIt({ html: false, linkify: true, typographer: true });
markdown.validateLink = (url) => /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i.test(url.trim());
// Descriptions are the developers': pictures from elsewhere would tell others who looks at the page.
markdown.disable("image");

const renderLinkOpen = markdown.renderer.rules.link_open;
markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
  const token = tokens[index]!;
  if (/^https?:/i.test(String(token.attrGet("href") ?? ""))) token.attrSet("rel", "nofollow ugc noopener");
  return renderLinkOpen ? renderLinkOpen(tokens, index, options, env, self) : self.renderToken(tokens, index, options);
};

// The page has its own h1 and h2: headings of a description go below them, from h3 on.
markdown.core.ruler.push("shift_headings", (state) => {
  for (const token of state.tokens) {
    if (token.type === "heading_open" || token.type === "heading_close") {
      token.tag = `h${Math.min(6, Math.max(3, Number(token.tag.slice(1)) + 1))}`;
    }
  }
});

// A wide code block scrolls by itself, so it must be reachable with the keyboard.
const renderFence = markdown.renderer.rules.fence;
markdown.renderer.rules.fence = (tokens, index, options, env, self) =>
  (renderFence?.(tokens, index, options, env, self) ?? "").replace(/^<pre/, '<pre tabindex="0"');

const MAX_CHARACTERS = 50_000;

/** A developer's Markdown as HTML that is safe to put into the page. */
export function renderMarkdown(text: string | null | undefined): string {
  return markdown.render((text ?? "").slice(0, MAX_CHARACTERS));
}
