import { type AttentionReason, reasonLeads } from "@/lib/domain/attention";

/** Why an account is on the attention list, a line each; what is pressing stands in bold before the sentence. */
export function Reasons({ reasons }: { readonly reasons: readonly AttentionReason[] }) {
  return reasons.map(({ kind, sentence }) => (
    <p key={sentence}>
      {reasonLeads[kind] ? <strong>{reasonLeads[kind]}</strong> : null} {sentence}
    </p>
  ));
}
