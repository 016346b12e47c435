import type { Route } from "./route";
import { confirmArtefactRoute, saveArtefactRoute, showArtefactsRoute } from "./routes/artefacts";
import { auditRoute } from "./routes/audit";
import { executiveBriefRoute } from "./routes/briefs";
import { listCustomersRoute, showCustomerRoute } from "./routes/customers";
import {
  addDatasetRoute,
  checkRecipeRoute,
  downloadRejectsRoute,
  draftRecipeRoute,
  listDatasetsRoute,
  showDatasetRoute,
  showJobRoute,
  showReportRoute,
  showVersionRoute,
  startBuildRoute,
  waiveGateRoute,
} from "./routes/datasets";
import { differentiatorsRoute, draftDifferentiatorsRoute } from "./routes/differentiators";
import { listFilesRoute, readFileAgainRoute, removeFileRoute, showFileRoute, uploadFileRoute } from "./routes/files";
import { claimLinkRoute } from "./routes/links";
import { changeMemberRoute, inviteMemberRoute, listMembersRoute, removeMemberRoute } from "./routes/members";
import {
  answerThreadRoute,
  inboxRoute,
  listNotesRoute,
  mentionableRoute,
  readThreadsRoute,
  removeNoteRoute,
  resolveThreadRoute,
  rewriteNoteRoute,
  showThreadRoute,
  startThreadRoute,
} from "./routes/notes";
import { overlapRoute } from "./routes/overlap";
import { retentionFileRoute, retentionRoute } from "./routes/retention";
import { revenueRetentionRoute } from "./routes/revenue-retention";
import { columnValuesRoute, countRuleRoute, explainRuleRoute, previewRuleRoute } from "./routes/rules";
import { countRoute, explainRoute, metricsRoute, rowsRoute, scoreboardRoute } from "./routes/scoreboard";
import { segmentConfirmationRoute } from "./routes/segment-confirmation";
import {
  listSegmentVersionsRoute,
  publishSegmentRoute,
  restoreSegmentVersionRoute,
  segmentDifferenceRoute,
  segmentUsesRoute,
  showSegmentVersionRoute,
} from "./routes/segment-versions";
import {
  addSegmentRoute,
  archiveSegmentRoute,
  changeSegmentRoute,
  discardDraftRoute,
  listSegmentOwnersRoute,
  listSegmentsRoute,
  proposeDraftRoute,
  saveDraftRoute,
  showSegmentRoute,
} from "./routes/segments";
import { sizeHistoryRoute } from "./routes/size-history";
import { survivalRoute } from "./routes/survival";
import { templatesRoute } from "./routes/templates";
import { listTokensRoute, makeTokenRoute, revokeTokenRoute } from "./routes/tokens";
import { trendRoute } from "./routes/trend";

/** Every route of the API: what the OpenAPI document lists and the access matrix is tested over. */
export const routeTable: readonly Route[] = [
  executiveBriefRoute,
  listFilesRoute,
  uploadFileRoute,
  showFileRoute,
  readFileAgainRoute,
  removeFileRoute,
  listDatasetsRoute,
  addDatasetRoute,
  showDatasetRoute,
  draftRecipeRoute,
  checkRecipeRoute,
  startBuildRoute,
  showJobRoute,
  showVersionRoute,
  showReportRoute,
  downloadRejectsRoute,
  waiveGateRoute,
  metricsRoute,
  countRoute,
  countRuleRoute,
  previewRuleRoute,
  explainRuleRoute,
  columnValuesRoute,
  listCustomersRoute,
  showCustomerRoute,
  scoreboardRoute,
  overlapRoute,
  explainRoute,
  rowsRoute,
  differentiatorsRoute,
  draftDifferentiatorsRoute,
  templatesRoute,
  segmentConfirmationRoute,
  listSegmentsRoute,
  addSegmentRoute,
  showSegmentRoute,
  changeSegmentRoute,
  archiveSegmentRoute,
  saveDraftRoute,
  discardDraftRoute,
  proposeDraftRoute,
  listSegmentVersionsRoute,
  showSegmentVersionRoute,
  publishSegmentRoute,
  restoreSegmentVersionRoute,
  segmentUsesRoute,
  segmentDifferenceRoute,
  listSegmentOwnersRoute,
  showArtefactsRoute,
  saveArtefactRoute,
  confirmArtefactRoute,
  retentionRoute,
  retentionFileRoute,
  revenueRetentionRoute,
  survivalRoute,
  trendRoute,
  sizeHistoryRoute,
  listNotesRoute,
  startThreadRoute,
  showThreadRoute,
  answerThreadRoute,
  resolveThreadRoute,
  rewriteNoteRoute,
  removeNoteRoute,
  mentionableRoute,
  inboxRoute,
  readThreadsRoute,
  listMembersRoute,
  inviteMemberRoute,
  changeMemberRoute,
  removeMemberRoute,
  listTokensRoute,
  makeTokenRoute,
  revokeTokenRoute,
  auditRoute,
  claimLinkRoute,
];
