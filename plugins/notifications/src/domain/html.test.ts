import { html } from "./html";

describe("html", () => {
  it("escapes what is put in, also inside attributes", () => {
    const name = `<script>alert("1")</script> & 'co'`;
    expect(html`<a title="${name}">${name}</a>`.markup).toBe(
      `<a title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39;</a>`,
    );
  });

  it("keeps its own markup, alone and in lists", () => {
    const items = ["a", "<b>"].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>${html`<br>`}${7}`.markup).toBe("<ul><li>a</li><li>&lt;b&gt;</li></ul><br>7");
  });
});
