import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { NoteBody } from "./note-body";

const mira = { id: `${"0".repeat(25)}1`, name: "Mira Okafor" };

function html(text: string): string {
  const whole = renderToStaticMarkup(createElement(NoteBody, { text, people: [mira] }));
  return whole.replace(/^<div class="[^"]*">/, "").replace(/<\/div>$/, "");
}

describe("the text of a note", () => {
  test("is what Markdown says, with headings as bold lines", () => {
    expect(html("# Why\n\n**bold**, *soft*\n\n- one\n- two\n\n> said")).toBe(
      "<p><strong>Why</strong></p>\n<p><strong>bold</strong>, <em>soft</em></p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<blockquote>\n<p>said</p>\n</blockquote>",
    );
  });
  test("shows members by name, in code as well, and those who are unknown as somebody who left", () => {
    expect(html(`@{${mira.id}} and \`@{${mira.id}}\` and @{${"0".repeat(26)}}`)).toMatch(
      /^<p><span[^>]*>@Mira Okafor<\/span> and <code>@Mira Okafor<\/code> and <span[^>]*>@somebody who left<\/span><\/p>$/,
    );
  });
  test("links to http, https and mailto, and keeps the words of other links", () => {
    expect(html("[a](https://a.example/x)")).toBe(
      '<p><a href="https://a.example/x" rel="noopener noreferrer nofollow">a</a></p>',
    );
    expect(html("<mailto:a@b.example>")).toContain('href="mailto:a@b.example"');
    expect(html("[a](javascript:alert(1)) [b](/w/halden) [c](//evil.example)")).toBe(
      "<p><span>a</span> <span>b</span> <span>c</span></p>",
    );
  });
  test("leaves images out and shows HTML as it was written", () => {
    expect(html("![cat](https://a.example/cat.png)")).toBe("<p></p>");
    expect(html("a <b>c</b>")).toBe("<p>a &lt;b&gt;c&lt;/b&gt;</p>");
  });
  test.each([
    ">".repeat(20_000),
    "1. ".repeat(6000),
    "- + ".repeat(5000),
    "*_".repeat(10_000),
    "[".repeat(20_000),
    "[a](".repeat(5000),
    Array.from({ length: 60 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n"),
  ])("stands as it was written where it would hold the server up: %.8s", (text) => {
    expect(html(text)).toMatch(/^<pre>/);
  });
});

describe("script in a note", () => {
  const calls = ["alert(1)", "fetch('//evil.example')", "document.title=1"];
  const shapes = [
    (call: string) => `<script>${call}</script>`,
    (call: string) => `<img src=x onerror="${call}">`,
    (call: string) => `<svg/onload=${call}>`,
    (call: string) => `<a href="javascript:${call}">x</a>`,
    (call: string) => `[x](javascript:${call})`,
    (call: string) => `[x](JaVaScRiPt:${call})`,
    (call: string) => `[x](java&#115;cript:${call})`,
    (call: string) => `[x](&#x6A;avascript&colon;${call})`,
    (call: string) => `[x](java%0ascript:${call})`,
    (call: string) => `[x](<java\tscript:${call}>)`,
    (call: string) => `[x](data:text/html,<script>${call}</script>)`,
    (call: string) => `[x](vbscript:${call})`,
    (call: string) => `![x](javascript:${call})`,
    (call: string) => `![x" onerror="${call}](https://a.example/x.png)`,
    (call: string) => `[x](https://a.example/" onmouseover="${call})`,
    (call: string) => `[x](https://a.example 'x" onclick="${call}')`,
    (call: string) => `[x]\n\n[x]: javascript:${call}`,
    (call: string) => `[x]: https://a.example "' onfocus=${call}"\n\n[x]`,
    (call: string) => `<javascript:${call}>`,
    (call: string) => `<https://a.example/"onclick="${call}>`,
    (call: string) => `<iframe srcdoc="<script>${call}</script>"></iframe>`,
    (call: string) => `<details open ontoggle=${call}>x</details>`,
    (call: string) => `<math><mtext></mtext><script>${call}</script></math>`,
    (call: string) => `<style>@import 'javascript:${call}'</style>`,
    (call: string) => `<body onload=${call}>`,
    (call: string) => `<form action="javascript:${call}"><button>x</button></form>`,
    (call: string) => `<object data="javascript:${call}"></object>`,
    (call: string) => `\`\`\`html onclick=${call}\n</code></pre><script>${call}</script>\n\`\`\``,
    (call: string) => `\`</code><img src=x onerror=${call}>\``,
    (call: string) => `# <img src=x onerror=${call}>`,
    (call: string) => `> <script>${call}</script>`,
    (call: string) => `- <svg onload=${call}>`,
    (call: string) => `**<script>${call}</script>**`,
    (call: string) => `@{${mira.id}}<script>${call}</script>`,
    (call: string) => `&lt;script&gt;${call}&lt;/script&gt;`,
    (call: string) => `<!--><script>${call}</script>-->`,
    (call: string) => `<![CDATA[<script>${call}</script>]]>`,
    (call: string) => `<scr<script>ipt>${call}</scr</script>ipt>`,
    (call: string) => `<a\thref="\u0001javascript:${call}">x</a>`,
    (call: string) => `[x](\u0001javascript:${call})`,
    (call: string) => `[x](feed:javascript:${call})`,
    (call: string) => `[x](mailto:a@b.example" onclick="${call})`,
    (call: string) => `[x](blob:https://a.example/${call})`,
    (call: string) => `<base href="javascript:${call}//">`,
    (call: string) => `<link rel=stylesheet href="javascript:${call}">`,
    (call: string) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
    (call: string) => `<template><script>${call}</script></template>`,
    (call: string) => `<input autofocus onfocus=${call}>`,
    (call: string) => `<video><source onerror=${call}></video>`,
    (call: string) => `<span class=x onclick="${call}">x</span>`,
  ];
  const payloads = calls.flatMap((call) => shapes.map((shape) => shape(call)));

  test("there are 150 of them", () => expect(new Set(payloads).size).toBe(150));

  test.each(payloads)("is text: %s", (payload) => {
    const tags = html(payload).match(/<[^>]*>/g) ?? [];
    const allowed =
      /^<\/?(p|br|hr|strong|em|code|pre|blockquote|ul|ol|li|span)\/?>$|^<span class="[\w-]+">$|^<code class="language-html">$|^<\/a>$|^<a href="(https?:\/\/|mailto:)[^"<>]*" rel="noopener noreferrer nofollow">$/;
    expect(tags.filter((tag) => !allowed.test(tag))).toEqual([]);
  });
});
