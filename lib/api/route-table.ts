import type { Route } from "./route";
import { confirmArtefactRoute, saveArtefactRoute, showArtefactsRoute } from "./routes/artefacts";
import { auditRoute } from "./routes/audit";
import { changeMixGoalRoute, executiveBriefRoute, showMixGoalRoute } from "./routes/briefs";
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
import {
  answerDecisionRoute,
  endDecisionRoute,
  replaceApproverRoute,
  reviewDecisionRoute,
  takeDecisionRoute,
} from "./routes/decision-steps";
import {
  addDecisionFigureRoute,
  addDecisionRoute,
  listDecisionPeopleRoute,
  listDecisionsRoute,
  proposeDecisionRoute,
  saveDecisionRoute,
  showDecisionRoute,
} from "./routes/decisions";
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
import {
  bubblesRoute,
  impactRoute,
  marketSheetRoute,
  marketsRoute,
  rankingRoute,
  saveMarketRoute,
  savePrioritySettingsRoute,
  showPrioritySettingsRoute,
} from "./routes/priorities";
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
import {
  addStakeholderRoute,
  changeStakeholderRoute,
  listStakeholdersRoute,
  removeStakeholderRoute,
  writeBuyInRoute,
} from "./routes/stakeholders";
import { survivalRoute } from "./routes/survival";
import { templatesRoute } from "./routes/templates";
import { listTokensRoute, makeTokenRoute, revokeTokenRoute } from "./routes/tokens";
import { trendRoute } from "./routes/trend";

/** Every route of the API: what the OpenAPI document lists and the access matrix is tested over. */
export const routeTable: readonly Route[] = [
  executiveBriefRoute,
  showMixGoalRoute,
  changeMixGoalRoute,
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
  listDecisionsRoute,
  addDecisionRoute,
  showDecisionRoute,
  saveDecisionRoute,
  addDecisionFigureRoute,
  proposeDecisionRoute,
  answerDecisionRoute,
  replaceApproverRoute,
  takeDecisionRoute,
  endDecisionRoute,
  reviewDecisionRoute,
  listDecisionPeopleRoute,
  listStakeholdersRoute,
  addStakeholderRoute,
  changeStakeholderRoute,
  removeStakeholderRoute,
  writeBuyInRoute,
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
  marketsRoute,
  marketSheetRoute,
  saveMarketRoute,
  showPrioritySettingsRoute,
  savePrioritySettingsRoute,
  rankingRoute,
  bubblesRoute,
  impactRoute,
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
