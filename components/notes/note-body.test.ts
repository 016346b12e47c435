import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { everyScriptPayload } from "@/lib/testing/script-payloads";
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
  test("there are 150 of them", () => expect(new Set(everyScriptPayload).size).toBe(150));

  test.each([...everyScriptPayload, `@{${mira.id}}<script>alert(1)</script>`])("is text: %s", (payload) => {
    const tags = html(payload).match(/<[^>]*>/g) ?? [];
    const allowed =
      /^<\/?(p|br|hr|strong|em|code|pre|blockquote|ul|ol|li|span)\/?>$|^<span class="[\w-]+">$|^<code class="language-html">$|^<\/a>$|^<a href="(https?:\/\/|mailto:)[^"<>]*" rel="noopener noreferrer nofollow">$/;
    expect(tags.filter((tag) => !allowed.test(tag))).toEqual([]);
  });
});
