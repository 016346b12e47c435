import { shortCents } from "./cents-text";
import { countText } from "./number-words";
import type { Portfolio } from "./portfolio";

/** "7 of your 74 accounts need you; 5 waited longer than we promise." */
export function bookHeadline({ totals, isOwn, owner, refusal, dataset }: Portfolio): string {
  const { accounts, attention, promiseMissed } = totals;
  if (refusal !== null) return countsHeadline(totals);
  const whose = isOwn ? "your" : "the";
  if (accounts === null || accounts === 0)
    return isOwn ? `No account of ${dataset.name} is yours` : `No account of ${dataset.name} is in this book`;
  const of = isOwn ? "" : ` of ${owner}`;
  if (accounts === 1) return oneAccount(`${isOwn ? "Your" : "The"} one account${of}`, totals, isOwn);
  if (attention === 0) return `None of ${whose} ${countText(accounts)} accounts${of} needs a call`;
  const needs = `${countText(attention)} of ${whose} ${countText(accounts)} accounts${of} ${attention === 1 ? "needs" : "need"} ${isOwn ? "you" : "a call"}`;
  if (promiseMissed === 0) return needs;
  const waited = promiseMissed === attention ? (attention === 1 ? "it" : "all") : `${countText(promiseMissed)} of them`;
  return `${needs}; ${waited} waited longer than we promise`;
}

function oneAccount(account: string, { attention, promiseMissed }: Portfolio["totals"], isOwn: boolean): string {
  if (attention === 0) return `${account} needs no call`;
  return `${account} needs ${isOwn ? "you" : "a call"}${promiseMissed === 0 ? "" : "; it waited longer than we promise"}`;
}

/** "1 account", "12,000 accounts". */
export function accountsText(count: number): string {
  return `${countText(count)} ${count === 1 ? "account" : "accounts"}`;
}

/** Accounts of everybody, with those that nobody looks after. */
function countsHeadline({ accounts, unowned }: Portfolio["totals"]): string {
  if (accounts === null) return "Few accounts";
  const all = accountsText(accounts);
  if (unowned === null || accounts === 0) return all;
  if (accounts === 1)
    return unowned === 0
      ? `${all}, with somebody who looks after it`
      : `${all}, and the data name nobody who looks after it`;
  if (unowned === 0) return `${all}, each with somebody who looks after it`;
  if (unowned === accounts) return `${all}, and the data name nobody who looks after them`;
  return `${all}, ${countText(unowned)} of them with nobody who looks after ${unowned === 1 ? "it" : "them"}`;
}

/** What those who need a call pay a month, of all that the book pays. */
export function bookLede({ totals, attention, dataset, refusal }: Portfolio): string | undefined {
  if (refusal !== null) return refusal;
  if (totals.revenueCents === null || attention.length === 0) return undefined;
  const needing = attention.reduce((sum, { revenueCents }) => sum + (revenueCents ?? 0), 0);
  return `They pay ${shortCents(needing, dataset.currency)} of the ${shortCents(totals.revenueCents, dataset.currency)} a month that the book pays.`;
}

/** Why nothing is in a book of one's own. */
export function emptyBookWords(email: string): string {
  return `An account is yours where its owner's e-mail is ${email}. The data name it in the column that is mapped to the account owner's e-mail.`;
}
