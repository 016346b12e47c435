import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Triple = readonly [number, number, number];
type Theme = "light" | "dark";

const tokens = new Map(
  [...readFileSync("app/tokens.css", "utf8").matchAll(/^ {2}(--[\w-]+): ([^;]+);/gm)].map((match) => [
    match[1] ?? "",
    match[2] ?? "",
  ]),
);
const themes: readonly Theme[] = ["light", "dark"];
const categories = [1, 2, 3, 4, 5, 6].map((place) => `--s${place}`);
const pairs = categories.flatMap((one, place) => categories.slice(place + 1).map((other) => [one, other] as const));

/* Sight by Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const sights: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

describe("the colour maths", () => {
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [58, 24, 15], 19.4535],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)("gives the differences of Sharma, Wu and Dalal 2005 for %j and %j", (one, other, difference) => {
    expect(ciede2000(one, other)).toBeCloseTo(difference, 4);
  });
  it("knows contrast and the colour spaces", () => {
    expect(contrast(linearOfHex("#ffffff"), linearOfHex("#000000"))).toBeCloseTo(21, 6);
    expect(contrast(linearOfHex("#777777"), linearOfHex("#ffffff"))).toBeCloseTo(4.478, 3);
    expect(linearOfOklab(oklabOfLinear(linearOfHex("#be5649")))[0]).toBeCloseTo(linearOfHex("#be5649")[0], 5);
    expect(labOfLinear(linearOfHex("#ff0000"))[1]).toBeCloseTo(80.09, 1);
  });
});

describe.each(themes)("the palette, %s", (theme) => {
  it.each(Object.keys(sights))("keeps any two categories 15 apart, %s sight", (sight) => {
    const least = Math.min(...pairs.map(([one, other]) => difference(theme, sight, [one, other])));
    expect(pairs).toHaveLength(15);
    expect(least).toBeGreaterThanOrEqual(15);
  });
  it("keeps the categories 9 apart from the grey of the rest", () => {
    for (const sight of Object.keys(sights)) {
      for (const name of categories) expect(difference(theme, sight, [name, "--rest"])).toBeGreaterThanOrEqual(9);
    }
  });
  it.each([...categories, "--rest", "--control", "--focus"])("shows %s at 3:1 on paper", (name) => {
    expect(contrast(colour(name, theme), colour("--bg", theme))).toBeGreaterThanOrEqual(3);
  });
  it.each([
    ...categories.map((name) => [`${name}-text`, "--bg"]),
    ...categories.map((name) => [`--on-s${name.slice(3)}`, name]),
    ...["--ink", "--muted"].flatMap((name) =>
      ["--bg", "--raised", "--sunken", "--hover", "--selected", "--note-wash"].map((paper) => [name, paper]),
    ),
    ...["good", "bad", "warn"].flatMap((state) => [
      [`--${state}`, "--bg"],
      [`--${state}`, "--raised"],
      [`--${state}`, "--hover"],
      [`--${state}`, `--${state}-wash`],
      ["--ink", `--${state}-wash`],
    ]),
    ["--on-ink", "--ink"],
    ["--on-accent", "--accent"],
    ...[1, 2, 3, 4, 5].map((step) => ["--on-q-low", `--q${step}`]),
    ["--on-q-mid", "--q6"],
    ...[7, 8, 9].map((step) => ["--on-q-high", `--q${step}`]),
  ])("writes %s on %s at 4.5:1", (text, paper) => {
    expect(contrast(colour(text ?? "", theme), colour(paper ?? "", theme))).toBeGreaterThanOrEqual(4.5);
  });
});

function difference(theme: Theme, sight: string, [one, other]: readonly [string, string]): number {
  const matrix = sights[sight];
  if (!matrix) throw new Error(`no sight ${sight}`);
  const seen = (name: string) => labOfLinear(clipped(times(matrix, colour(name, theme))));
  return ciede2000(seen(one), seen(other));
}

/** Linear RGB of a token in a theme. */
function colour(name: string, theme: Theme): Triple {
  const written = tokens.get(name);
  if (!written) throw new Error(`tokens.css has no ${name}`);
  const mixed = /^color-mix\(in oklab, var\((--[\w-]+)\) (\d+)%, var\((--[\w-]+)\)\)$/.exec(written);
  if (mixed) {
    const share = Number(mixed[2]) / 100;
    const [one, other] = [mixed[1], mixed[3]].map((part) => oklabOfLinear(colour(part ?? "", theme)));
    return clipped(linearOfOklab(map3((place) => share * (one?.[place] ?? 0) + (1 - share) * (other?.[place] ?? 0))));
  }
  const both = /^light-dark\((.+\)?), (#\w+|oklch\(.+\))\)$/.exec(written);
  const value = both?.[theme === "light" ? 1 : 2];
  if (!value) throw new Error(`${name} is not understood: ${written}`);
  return value.startsWith("#") ? linearOfHex(value) : linearOfOklch(value);
}

function linearOfHex(hex: string): Triple {
  return map3((place) => {
    const part = Number.parseInt(hex.slice(1 + 2 * place, 3 + 2 * place), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}

function linearOfOklch(written: string): Triple {
  const parts = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(written);
  if (!parts) throw new Error(`not understood: ${written}`);
  const [lightness = 0, chroma = 0, hue = 0] = parts.slice(1).map(Number);
  return clipped(linearOfOklab([lightness, chroma * Math.cos(radians(hue)), chroma * Math.sin(radians(hue))]));
}

/* Oklab: Ottosson 2020. */
function oklabOfLinear(rgb: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    map3((place) => Math.cbrt(cones[place] ?? 0)),
  );
}

function linearOfOklab(lab: Triple): Triple {
  const roots = times(
    [
      [1, 0.3963377774, 0.2158037573],
      [1, -0.1055613458, -0.0638541728],
      [1, -0.0894841775, -1.291485548],
    ],
    lab,
  );
  return times(
    [
      [4.0767416621, -3.3077115913, 0.2309699292],
      [-1.2684380046, 2.6097574011, -0.3413193965],
      [-0.0041960863, -0.7034186147, 1.707614701],
    ],
    map3((place) => (roots[place] ?? 0) ** 3),
  );
}

/* CIELAB, D65. */
function labOfLinear(rgb: Triple): Triple {
  const [x, y, z] = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    rgb,
  );
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * (24389 / 27) + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/* Sharma, Wu and Dalal 2005, equations 2 to 22. */
function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const chromaMean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(chromaMean ** 7 / (chromaMean ** 7 + 25 ** 7)));
  const [p1, p2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)];
  const hue = (b: number, p: number) => (b === 0 && p === 0 ? 0 : ((Math.atan2(b, p) * 180) / Math.PI + 360) % 360);
  const [h1, h2] = [hue(b1, p1), hue(b2, p2)];
  const grey = c1 * c2 === 0;
  const turn = grey ? 0 : h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
  const dh = 2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn / 2));
  const sum = h1 + h2;
  const h = grey ? sum : Math.abs(h1 - h2) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const cos = (angle: number) => Math.cos(radians(angle));
  const t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sc = 1 + 0.045 * c;
  const sh = 1 + 0.015 * c * t;
  const rotation =
    2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(radians(60 * Math.exp(-(((h - 275) / 25) ** 2))));
  const [dl, dc, dhue] = [(l2 - l1) / sl, (c2 - c1) / sc, dh / sh];
  return Math.sqrt(dl ** 2 + dc ** 2 + dhue ** 2 - rotation * dc * dhue);
}

function contrast(one: Triple, other: Triple): number {
  const [darker = 0, lighter = 0] = [one, other]
    .map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)
    .sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function times(matrix: readonly [Triple, Triple, Triple], [x, y, z]: Triple): Triple {
  const along = (row: Triple) => row[0] * x + row[1] * y + row[2] * z;
  return [along(matrix[0]), along(matrix[1]), along(matrix[2])];
}

function map3(part: (place: number) => number): Triple {
  return [part(0), part(1), part(2)];
}

function clipped(rgb: Triple): Triple {
  return map3((place) => Math.min(1, Math.max(0, rgb[place] ?? 0)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
