package org.passeur.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.store.Bilingual;

/** What reading has gathered so far. Not thread-safe: one import fills one harvest. */
final class Harvest {
  private static final int MOST_PROBLEMS = 5000;

  final List<Row> rows = new ArrayList<>();
  final List<ImportProblem> problems = new ArrayList<>();
  int files;
  int rowsRead;
  int documents;
  int refused;

  /** What rows that stay out speak of: what is known of it already stays as it is. */
  final Set<Node> spared = new HashSet<>();

  /** Documents that stay inside: nothing open may speak of them any more. */
  final Set<Node> withheld = new HashSet<>();

  /** Documents that this import publishes because somebody has reviewed them. */
  final List<String> reviewed = new ArrayList<>();

  /** People and the nodes around them that stay out, and what is said of how to reach somebody. */
  final Set<Node> around = new HashSet<>();

  /** Whom the source now calls people: what it said of them in the open before goes. */
  private final Set<Node> closed = new HashSet<>();

  private final Set<Quad> exposing = new HashSet<>();

  private final Map<ImportProblem, Integer> held = new LinkedHashMap<>();
  private int unread;

  /** Keeps a problem; a file that is bad in every line does not fill the memory. */
  void add(ImportProblem problem) {
    if (problem.refused()) {
      refused++;
    }
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  /** Something that could not be read, so nobody knows what it speaks of. */
  void refuse(String file, int line, String fr, String en) {
    unread++;
    add(ImportProblem.refused(file, line, fr, en));
  }

  /** A row that was read and stays out. */
  void leaveOut(Row row, Bilingual why) {
    row.quads().forEach(q -> spared.add(q.getSubject()));
    add(new ImportProblem(row.file(), row.line(), why, true));
  }

  /** A statement that stays out, told once with the others of the file that do for that reason. */
  void hold(String file, Bilingual why) {
    held.merge(new ImportProblem(file, 0, why, true), 1, Integer::sum);
  }

  /**
   * A statement that may not stand in the open, under the addresses of the store.
   *
   * @param people whom it speaks of; empty when it only says how to reach or call somebody
   */
  void close(Quad statement, Set<Node> people) {
    exposing.add(statement);
    closed.addAll(people);
  }

  /** True when nothing of a person was held back. */
  boolean closesNothing() {
    return exposing.isEmpty();
  }

  /** True for what the source may have said in the open once, and may not any more. */
  boolean closes(Quad quad) {
    return exposing.contains(quad)
        || closed.contains(quad.getSubject())
        || closed.contains(quad.getObject());
  }

  /** How many statements were held back so far. */
  int heldBack() {
    return held.values().stream().mapToInt(n -> n).sum();
  }

  /** The problems, those of single statements with how many there were. */
  List<ImportProblem> allProblems() {
    List<ImportProblem> all = new ArrayList<>(problems);
    held.forEach((problem, times) -> all.add(problem.times(times)));
    return all;
  }

  /** True when a part of the source could not be read. */
  boolean incomplete() {
    return unread > 0;
  }

  /** True when something was read, or could not be, and does not go in. */
  boolean anythingRefused() {
    return refused > 0 || !held.isEmpty();
  }
}
