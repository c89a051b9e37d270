package org.passeur.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.log.Commit;
import org.passeur.log.Note;
import org.passeur.store.RecordStore;
import org.passeur.store.Refused;
import org.passeur.vocab.Addresses;

/**
 * Takes back the last import of a source that is not taken back yet: all its parts, the last one
 * first, so that each state on the way is one that was there before. Consents that it brought stay:
 * nobody takes a consent back by a command on files.
 */
final class Undoing {
  private static final Pattern UNDO = Pattern.compile("undo of change ([0-9]+)( .*)?");

  private final RecordStore store;
  private final Addresses addresses;
  private final String source;

  Undoing(RecordStore store, Addresses addresses, String source) {
    this.store = store;
    this.addresses = addresses;
    this.source = source;
  }

  /** An import as the log tells it: its name, and the numbers of its changes. */
  private record Past(String name, List<Long> numbers) {}

  /**
   * @param author of the changes
   * @param problems receives why it was not done, or not to its end
   */
  Storing.Stored undo(String author, Consumer<ImportProblem> problems) {
    Deque<Past> past = past();
    if (past.isEmpty()) {
      problems.accept(
          ImportProblem.refused(
              "",
              0,
              "Le journal ne contient aucun import de cette source qui puisse être défait.",
              "The log holds no import of this source that can be undone."));
      return Storing.Stored.NOTHING;
    }
    List<Long> numbers = past.getLast().numbers();
    long added = 0;
    long removed = 0;
    long last = 0;
    for (int i = numbers.size() - 1; i >= 0; i--) {
      Commit part = store.change(numbers.get(i)).orElseThrow();
      var note = new Note(author, "undo of change " + numbers.get(i) + " import " + source, source);
      try {
        Commit done = store.decide(note, Optional.empty(), data -> takeBack(part, data));
        added += done.change().added().size();
        removed += done.change().removed().size();
        last = done.change().isEmpty() ? last : done.number();
      } catch (Refused e) {
        e.report()
            .results()
            .forEach(r -> problems.accept(stopped(r.message().fr(), r.message().en())));
        break;
      }
    }
    store.await(last);
    return new Storing.Stored(added, removed, last, 0);
  }

  private static ImportProblem stopped(String fr, String en) {
    return ImportProblem.refused(
        "",
        0,
        "L'import n'a pas pu être défait jusqu'au bout, parce que d'autres données en dépendent : "
            + fr,
        "The import could not be undone to its beginning, because other data depends on it: " + en);
  }

  private void takeBack(Commit part, DatasetGraph data) {
    part.change().added().stream().filter(this::mayGo).forEach(data::delete);
    part.change().removed().stream().filter(this::mayGo).forEach(data::add);
  }

  private boolean mayGo(Quad q) {
    return !q.getGraph().equals(addresses.consentGraph());
  }

  /** The imports of this source that are not taken back, the last one last. */
  private Deque<Past> past() {
    Deque<Past> past = new ArrayDeque<>();
    store.changes(
        store.firstLogged(),
        commit -> {
          String reason = commit.note().reason();
          if (!commit.note().source().equals(source)) {
            return;
          }
          Matcher undo = UNDO.matcher(reason);
          if (undo.matches()) {
            takenBack(past, Long.parseLong(undo.group(1)));
          } else if (reason.startsWith("import " + source)) {
            add(past, reason.replaceFirst(", part [0-9]+$", ""), commit.number());
          }
        });
    return past;
  }

  private static void takenBack(Deque<Past> past, long number) {
    past.forEach(one -> one.numbers().remove(number));
    past.removeIf(one -> one.numbers().isEmpty());
  }

  /** Only the parts of one import have the same start in their name. */
  private static void add(Deque<Past> past, String name, long number) {
    if (past.isEmpty() || !name.contains(", ") || !past.getLast().name().equals(name)) {
      past.add(new Past(name, new ArrayList<>()));
    }
    past.getLast().numbers().add(number);
  }
}
