package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.Logs;
import org.passeur.backup.Backups;
import org.passeur.log.Note;
import org.passeur.store.Refused;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Psr;

/** A backup knows nothing of what people withdrew after it: restoring it must not reopen that. */
@Logs("WARN House: no consent is in force")
class RestoredRegisterTest {
  private static final Note NOTE = new Note("test", "a test", "test");

  @TempDir static Path folder;

  private static Path old;
  private static Path earlier;
  private static Path later;
  private static Path others;
  private static String withdrawn = "";
  private static String deleted = "";
  private static Set<String> before = Set.of();

  @BeforeAll
  static void backupThenWithdraw() {
    JenaSystem.init();
    old = folder.resolve("old");
    try (var house = new House(new DataFolder(old), "", House.BASE, false)) {
      house.addDemonstration();
      house.projections.await(house.record.head());
      before = people(house);
      earlier = copy(house, "earlier");
      List<Quad> given = given(house);
      Node one = given.get(0).getSubject();
      Node two =
          given.stream()
              .map(Quad::getSubject)
              .filter(c -> !subject(house, c).equals(subject(house, one)))
              .findFirst()
              .orElseThrow();
      withdrawn = subject(house, one);
      deleted = subject(house, two);
      Node register = house.addresses.consentGraph();
      for (Node consent : consentsOf(house, withdrawn)) {
        house.record.write(
            NOTE,
            data -> {
              data.deleteAny(register, consent, Dpv.HAS_CONSENT_STATUS, Node.ANY);
              data.add(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_WITHDRAWN);
            });
      }
      for (Node consent : consentsOf(house, deleted)) {
        house.record.write(NOTE, data -> data.deleteAny(register, consent, Node.ANY, Node.ANY));
      }
      later = copy(house, "later");
      house.record.compact(true); // the old folder tells it by its snapshot
    }
    others = folder.resolve("others");
    try (var house =
        new House(new DataFolder(others), "https://autre.example", House.BASE, false)) {
      assertTrue(house.record.head() > 0);
    }
  }

  private static Path copy(House house, String name) {
    return new Backups(house.folder().path(), Clock.systemUTC())
        .make(house.record, folder.resolve(name), Duration.ofDays(1))
        .folder();
  }

  private static List<Quad> given(House house) {
    Node register = house.addresses.consentGraph();
    return house.record.read(
        data ->
            Iter.toList(data.find(register, Node.ANY, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN)));
  }

  private static String subject(House house, Node consent) {
    Node register = house.addresses.consentGraph();
    return house
        .record
        .read(data -> data.find(register, consent, Dpv.HAS_DATA_SUBJECT, Node.ANY).next())
        .getObject()
        .getURI()
        .replaceFirst(".*/", "");
  }

  private static List<Node> consentsOf(House house, String key) {
    Node register = house.addresses.consentGraph();
    Node person = house.addresses.thing("person", key);
    return house
        .record
        .read(data -> Iter.toList(data.find(register, Node.ANY, Dpv.HAS_DATA_SUBJECT, person)))
        .stream()
        .map(Quad::getSubject)
        .toList();
  }

  /** Keys of the people of whom everyone may read something. */
  private static Set<String> people(House house) {
    Set<String> keys = new TreeSet<>();
    house.published.read(
        data -> {
          data.listGraphNodes()
              .forEachRemaining(
                  g -> house.addresses.personPart(g).ifPresent(part -> keys.add(part.key())));
          return data;
        });
    return keys;
  }

  private static Set<String> peopleOf(Path data) {
    try (var house = new House(new DataFolder(data), "", House.BASE, false)) {
      assertEquals(Set.of(), house.projections.failed());
      return people(house);
    }
  }

  private static String run(int code, Object... line) {
    Ran ran = Ran.of(line);
    assertEquals(code, ran.code(), ran.words());
    return ran.words();
  }

  private static Set<String> withoutThoseWhoWithdrew() {
    Set<String> rest = new TreeSet<>(before);
    rest.removeAll(Set.of(withdrawn, deleted));
    return rest;
  }

  @Test
  void withoutALaterRegisterNobodyIsShownUntilItIsConfirmed() {
    Path data = folder.resolve("alone");
    String told = run(0, "restore", earlier, "--data", data);
    assertTrue(told.contains("knows nothing of consents withdrawn after it"), told);
    assertEquals(Set.of(), peopleOf(data));
    assertEquals(Set.of(), peopleOf(data), "nor after another start");
    try (var house = new House(new DataFolder(data), "", House.BASE, false)) {
      assertTrue(house.watch.registerInDoubt().isPresent());
    }
    run(0, "register", "confirm", "--data", data);
    assertEquals(before, peopleOf(data));
    run(0, "register", "confirm", "--data", data);
  }

  @Test
  void norIsAnybodyProposedOrAskedUntilThen() {
    Path data = folder.resolve("not-asked");
    run(0, "restore", earlier, "--data", data);
    try (var house = new House(new DataFolder(data), "", House.BASE, false)) {
      var refused = assertThrows(Refused.class, () -> proposeOnceMore(house));
      assertTrue(String.valueOf(refused.getMessage()).contains("CandidateAgrees"));
    }
    run(0, "register", "confirm", "--data", data);
    try (var house = new House(new DataFolder(data), "", House.BASE, false)) {
      proposeOnceMore(house);
    }
  }

  /** Someone who was proposed is proposed in the place of another. */
  private static void proposeOnceMore(House house) {
    List<Quad> proposed =
        house.record.read(
            data -> Iter.toList(data.find(Node.ANY, Node.ANY, Psr.RECOMMENDS, Node.ANY)));
    Quad one =
        proposed.stream().filter(q -> house.addresses.isPerson(q.getObject())).findFirst().get();
    Quad other =
        proposed.stream().filter(q -> !q.getSubject().equals(one.getSubject())).findFirst().get();
    house.record.write(
        new Note("test", "", ""),
        data -> {
          data.delete(other);
          data.add(other.getGraph(), other.getSubject(), Psr.RECOMMENDS, one.getObject());
        });
  }

  @Test
  void theOldFolderTellsWhatWasWithdrawnSince() {
    assertTrue(before.containsAll(Set.of(withdrawn, deleted)), before + " " + withdrawn);
    Path data = folder.resolve("with-old");
    run(0, "restore", earlier, "--data", data, "--register", old);
    assertEquals(withoutThoseWhoWithdrew(), peopleOf(data));
  }

  @Test
  void aNewerBackupTellsItToo() {
    Path data = folder.resolve("with-later");
    run(0, "restore", earlier, "--data", data);
    run(0, "register", "confirm", "--from", later, "--data", data);
    assertEquals(withoutThoseWhoWithdrew(), peopleOf(data));
  }

  @Test
  void whatIsNotALaterRegisterOfThisInstallationIsRefusedAndNobodyIsShown() {
    Path data = folder.resolve("refused");
    String told = run(2, "restore", later, "--data", data, "--register", earlier);
    assertTrue(told.contains("newer backup"), told);
    told = run(2, "register", "confirm", "--from", others, "--data", data);
    assertTrue(told.contains("of this installation"), told);
    told = run(2, "register", "confirm", "--from", folder.resolve("none"), "--data", data);
    assertTrue(told.contains("of this installation"), told);
    Path other = folder.resolve("refused-too");
    run(0, "restore", earlier, "--data", other);
    told = run(2, "register", "confirm", "--from", data, "--data", other);
    assertTrue(told.contains("is not confirmed either"), told);
    assertEquals(Set.of(), peopleOf(data));
    assertFalse(before.isEmpty());
  }
}
