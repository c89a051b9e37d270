package org.passeur.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.backup.Backups;
import org.passeur.log.Note;
import org.passeur.projection.Verification;

/** The house that is killed: says what it found when it opened, then writes until the end. */
final class KillTrialChild {
  private static final Note NOTE = new Note("trial", "kill", "trial");
  private static final int THREADS = 3;
  private static final int IMPORTED = 200;
  private static final long PEOPLE_A_ROUND = 1_000_000;
  private static final String WITHDRAWN = "withdrawn-";

  private final TrialHouse house;
  private final String round;
  private final Path folder;

  private KillTrialChild(Path folder, String round) {
    this.folder = folder;
    this.round = round;
    this.house = new TrialHouse(folder.resolve("data"));
  }

  public static void main(String[] args) throws Exception {
    long begun = System.nanoTime();
    Path folder = Path.of(args[0]);
    var child = new KillTrialChild(folder, args[1]);
    child.look((System.nanoTime() - begun) / 1_000_000);
    if (args[2].equals("check")) {
      child.house.close();
      return;
    }
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      new Thread(() -> child.write(thread)).start();
    }
    new Thread(child::joinAndWithdraw).start();
    while (true) {
      child.work(args[2]);
    }
  }

  private void look(long ms) throws IOException {
    Path file = folder.resolve("acknowledged");
    List<String> acknowledged = Files.exists(file) ? Files.readAllLines(file) : List.of();
    Set<String> there = house.record.read(Pairs::ids);
    long lost = acknowledged.stream().filter(id -> !there.contains(id)).count();
    long torn = house.record.read(Pairs::torn);
    List<Verification.Finding> findings = house.findings();
    findings.forEach(finding -> System.err.println(round + ": " + finding));
    Set<Long> shown = house.published.read(TrialPeople::shown);
    long closed =
        acknowledged.stream()
            .filter(id -> id.startsWith(WITHDRAWN) && shown.contains(person(id)))
            .count();
    say("state " + ms + " " + lost + " " + torn + " " + (findings.size() + closed));
  }

  private void write(int thread) {
    for (int i = 0; ; i++) {
      change(round + "-" + thread + "-" + i, 1, data -> {});
    }
  }

  /** Everyone joins, and every second one withdraws. */
  private void joinAndWithdraw() {
    for (long i = 0; ; i++) {
      long person = Long.parseLong(round) * PEOPLE_A_ROUND + i;
      change("joined-" + person, 1, TrialPeople.join(person));
      if (i % 2 == 0) {
        change(WITHDRAWN + person, 1, TrialPeople.withdraw(person));
      }
    }
  }

  private static long person(String id) {
    return Long.parseLong(id.substring(WITHDRAWN.length()));
  }

  private void change(String id, int size, Consumer<DatasetGraph> more) {
    house.record.decide(NOTE, Optional.empty(), Pairs.add(id, size).andThen(more));
    say("ack " + id + " .");
  }

  private void work(String kind) throws InterruptedException {
    switch (kind) {
      case "import" -> change(round + "-import-" + System.nanoTime(), IMPORTED, data -> {});
      case "compact" -> {
        house.record.compact(false);
        house.projections.compact();
      }
      case "forget" -> house.record.compact(true);
      case "backup" ->
          new Backups(house.home, Clock.systemUTC())
              .make(house.record, folder.resolve("backups"), Duration.ofMillis(1));
      default -> Thread.sleep(50);
    }
    Thread.sleep(20);
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
