package org.passeur.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.Logs;
import org.passeur.OnDisk;
import org.passeur.TestBase;

/** Short versions of {@link CrowdTrial} and {@link BitFlipTrial}. */
final class ShortTrialsTest extends TestBase {
  @Test
  void manyWriteAndReadAtOnceAndEveryStateReadExisted(@TempDir(factory = OnDisk.class) Path folder)
      throws Exception {
    CrowdTrial.Tally tally = new CrowdTrial(folder).run(3);
    assertTrue(tally.writes() > 0 && tally.reads() > 0, tally.toString());
    assertEquals(0, tally.findings(), tally.toString());
  }

  @Test
  @Logs(maybe = {"ERROR RecordStore: ", "ERROR Database: ", "WARN IndexFolder: "})
  void aFlippedBitIsFoundOrItsFileIsMadeAnew(@TempDir(factory = OnDisk.class) Path folder)
      throws Exception {
    var trial = new BitFlipTrial(folder, seed("ShortTrialsTest"));
    trial.build();
    Map<String, Map<BitFlipTrial.Outcome, Integer>> outcomes = trial.run(2, BitFlipTrial.PARTS);
    assertEquals(Map.of(BitFlipTrial.Outcome.FOUND, 2), outcomes.get("log"));
    assertEquals(Map.of(BitFlipTrial.Outcome.FOUND, 2), outcomes.get("backups"));
    outcomes
        .values()
        .forEach(
            o -> {
              assertFalse(o.containsKey(BitFlipTrial.Outcome.WRONG), o.toString());
              assertFalse(o.containsKey(BitFlipTrial.Outcome.UNCLEAR), o.toString());
            });
  }
}
