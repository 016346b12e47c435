import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { ArtefactWords, Persona } from "@/lib/domain/artefact";
import { artefactLimits as at } from "@/lib/domain/artefact-limits";
import styles from "./words-fields.module.css";

export function OnePagerFields({ words }: { readonly words: ArtefactWords["onePager"] }) {
  return (
    <>
      <TextInput
        label="Finding, after the name"
        hint={`Completes the headline; at most ${at.finding} characters`}
        name="finding"
        maxLength={at.finding}
        defaultValue={words.finding ?? ""}
        data-first=""
      />
      <Textarea
        label="The job they hire us for"
        hint={`In their words, at most ${at.job} characters`}
        name="job"
        rows={2}
        maxLength={at.job}
        defaultValue={words.job ?? ""}
      />
      <TextInput
        label="Where it comes from"
        name="jobSource"
        maxLength={at.jobSource}
        defaultValue={words.jobSource ?? ""}
      />
      <LineFields legend="Pains" name="pains" lines={words.pains} count={at.points} length={at.point} />
      <LineFields legend="Gains" name="gains" lines={words.gains} count={at.points} length={at.point} />
      {[0, 1].map((place) => (
        <PersonaFields key={place} place={place} persona={words.personas[place]} />
      ))}
      <LineFields
        legend="Who it is not"
        name="notThem"
        lines={words.notThem}
        count={at.sentences}
        length={at.sentence}
      />
    </>
  );
}

export function ServiceFields({ words }: { readonly words: ArtefactWords["service"] }) {
  return (
    <LineFields
      legend="What we promise"
      name="promises"
      lines={words.promises}
      count={at.sentences}
      length={at.sentence}
    />
  );
}

export function BattleCardFields({ words }: { readonly words: ArtefactWords["battleCard"] }) {
  return (
    <>
      <LineFields
        legend="How to recognise them"
        name="recognise"
        lines={words.recognise}
        count={at.cardLines}
        length={at.cardLine}
      />
      <LineFields
        legend="What they care about"
        name="care"
        lines={words.care}
        count={at.cardLines}
        length={at.cardLine}
      />
      <LineFields legend="What to say" name="say" lines={words.say} count={at.sentences} length={at.say} />
      {placesOf(at.objections).map((place) => (
        <fieldset key={place} className={styles.group}>
          <legend>{`Objection ${place + 1} and its answer`}</legend>
          <TextInput
            label="Objection"
            name="objection"
            maxLength={at.objection}
            defaultValue={words.objections[place]?.objection ?? ""}
          />
          <TextInput
            label="Answer"
            name="answer"
            maxLength={at.answer}
            defaultValue={words.objections[place]?.answer ?? ""}
          />
        </fieldset>
      ))}
      <LineFields legend="Stop signs" name="stop" lines={words.stop} count={at.sentences} length={at.cardLine} />
    </>
  );
}

interface LineFieldsProps {
  readonly legend: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly count: number;
  readonly length: number;
}

/** So many lines of one text each; those left empty are not there. */
function LineFields({ legend, name, lines, count, length }: LineFieldsProps) {
  return (
    <fieldset className={styles.group}>
      <legend>{`${legend}, at most ${length} characters a line`}</legend>
      {placesOf(count).map((place) => (
        <TextInput
          key={place}
          label={`${legend}, line ${place + 1}`}
          labelHidden
          name={name}
          maxLength={length}
          defaultValue={lines[place] ?? ""}
        />
      ))}
    </fieldset>
  );
}

function PersonaFields({ place, persona }: { readonly place: number; readonly persona: Persona | undefined }) {
  const fields = [
    ["title", "Title", at.personaTitle],
    ["offering", "Service we offer", at.personaText],
    ["pains", "Pains", at.personaText],
    ["aspirations", "Aspirations", at.personaText],
    ["interests", "Interests", at.personaText],
  ] as const;
  return (
    <fieldset className={styles.group}>
      <legend>{`Persona ${place + 1}`}</legend>
      {fields.map(([name, label, length]) => (
        <TextInput
          key={name}
          label={label}
          name={`persona${place}.${name}`}
          maxLength={length}
          defaultValue={persona?.[name] ?? ""}
        />
      ))}
    </fieldset>
  );
}

function placesOf(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}
