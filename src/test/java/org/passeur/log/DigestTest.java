package org.passeur.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;

/** What a set of statements comes to. */
final class DigestTest extends TestBase {
  @Test
  void theOrderDoesNotMatterAndChangesKeepItUpToDate() {
    Random random = new Random(seed("DigestTest"));
    Set<Quad> held = new LinkedHashSet<>();
    Digest kept = Digest.EMPTY;
    for (int round = 0; round < 200; round++) {
      Set<Quad> in = new LinkedHashSet<>();
      for (int i = 0; i < 5; i++) {
        in.add(RandomTerms.quad(random));
      }
      in.removeAll(held);
      List<Quad> out = held.stream().filter(q -> random.nextInt(10) == 0).toList();
      var change = new Change(List.copyOf(in), out);
      Digest before = kept;
      kept = kept.after(change);
      assertEquals(before, kept.before(change));
      held.removeAll(out);
      held.addAll(in);
      List<Quad> shuffled = new ArrayList<>(held);
      Collections.shuffle(shuffled, random);
      assertEquals(Digest.of(shuffled.iterator()), kept);
    }
    assertNotEquals(Digest.EMPTY, kept);
    assertEquals(kept, Digest.parse(kept.toString()));
  }
}
