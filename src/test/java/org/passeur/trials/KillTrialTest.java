package org.passeur.trials;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.OnDisk;
import org.passeur.TestBase;

/** The short version of {@link KillTrial}. */
final class KillTrialTest extends TestBase {
  @Test
  void whatWasAcknowledgedIsThereAfterAKill(@TempDir(factory = OnDisk.class) Path folder)
      throws Exception {
    KillTrial.Tally tally = new KillTrial(folder, seed("KillTrialTest")).run(3);
    assertTrue(tally.clean(), tally.toString());
    assertTrue(tally.acknowledged > 0, tally.toString());
  }
}
