import type { ArtefactWords, Persona } from "@/lib/domain/artefact";

/** What a form of written parts holds; empty fields are null, empty lines are left out. */
export class WordsOfForm {
  constructor(private readonly fields: FormData) {}

  text(name: string): string | null {
    return String(this.fields.get(name) ?? "").trim() || null;
  }

  lines(name: string): string[] {
    return this.fields
      .getAll(name)
      .map((one) => String(one).trim())
      .filter((one) => one !== "");
  }

  onePager(): ArtefactWords["onePager"] {
    return {
      finding: this.text("finding"),
      job: this.text("job"),
      jobSource: this.text("jobSource"),
      pains: this.lines("pains"),
      gains: this.lines("gains"),
      personas: [0, 1].flatMap((at) => this.persona(at)),
      notThem: this.lines("notThem"),
    };
  }

  battleCard(): ArtefactWords["battleCard"] {
    const answers = this.fields.getAll("answer").map((one) => String(one).trim());
    return {
      recognise: this.lines("recognise"),
      care: this.lines("care"),
      say: this.lines("say"),
      objections: this.fields.getAll("objection").flatMap((one, at) => {
        const [objection, answer] = [String(one).trim(), answers[at] ?? ""];
        return objection === "" && answer === "" ? [] : [{ objection, answer }];
      }),
      stop: this.lines("stop"),
    };
  }

  private persona(at: number): Persona[] {
    const field = (name: string) => this.text(`persona${at}.${name}`);
    const [title, offering, pains] = [field("title"), field("offering"), field("pains")];
    const [aspirations, interests] = [field("aspirations"), field("interests")];
    const isEmpty = [title, offering, pains, aspirations, interests].every((one) => one === null);
    return isEmpty ? [] : [{ title: title ?? "", offering, pains, aspirations, interests }];
  }
}
