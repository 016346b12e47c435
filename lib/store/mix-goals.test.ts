import { expect, test } from "vitest";
import { addDataset } from "@/lib/store/datasets";
import { newActor } from "@/lib/testing/company";
import { withDatabases } from "@/lib/testing/databases";
import { mixGoalOf, removeMixGoal, setMixGoal } from "./mix-goals";

withDatabases("the goal of a mix", () => {
  test("there is one for each dataset, the last one set, and none of a foreign workspace", async () => {
    const [actor, foreign] = [await newActor(), await newActor()];
    const { id: datasetId } = await addDataset(actor.scope, { name: "Inns", createdBy: actor.userId });
    expect(await mixGoalOf(actor.scope, datasetId)).toBeNull();
    await setMixGoal(actor.scope, { datasetId, share: 0.2, by: "2027-12", setBy: actor.userId });
    await setMixGoal(actor.scope, { datasetId, share: 0.25, by: "2028-06", setBy: actor.userId });
    expect(await mixGoalOf(actor.scope, datasetId)).toMatchObject({ share: 0.25, by: "2028-06", setBy: "Robin Vale" });
    expect(await mixGoalOf(foreign.scope, datasetId)).toBeNull();
    await expect(
      setMixGoal(foreign.scope, { datasetId, share: 0.5, by: "2028-06", setBy: foreign.userId }),
    ).rejects.toThrow();
    await removeMixGoal(actor.scope, datasetId);
    expect(await mixGoalOf(actor.scope, datasetId)).toBeNull();
  });
});
