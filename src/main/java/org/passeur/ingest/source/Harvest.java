package org.passeur.ingest.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.Bilingual;

/** What an import has read so far. Not thread-safe; one for each import. */
public final class Harvest {
  private static final int MOST_PROBLEMS = 5000;

  public final List<Row> rows = new ArrayList<>();
  final List<ImportProblem> problems = new ArrayList<>();
  public int files;
  public int rowsRead;
  public int documents;
  public int refused;

  /** Files that were given and are there, whether or not they could be read. */
  int found;

  /** Whether files were given and none of them could be taken for data or a document. */
  public boolean readNothing;

  /** Texts of which something was cut off. */
  public int shortened;

  /** Things described by rejected rows: what is already stored about them is kept. */
  public final Set<Node> spared = new HashSet<>();

  /** Documents that stay inside: no open graph may mention them any more. */
  public final Set<Node> withheld = new HashSet<>();

  /** Documents published by this import because somebody has reviewed them. */
  public final List<String> reviewed = new ArrayList<>();

  /**
   * People and the nodes that belong to them, and contact details, of which statements were held
   * back.
   */
  public final Set<Node> around = new HashSet<>();

  /**
   * Nodes that the source now declares to be people: its earlier open statements about them are
   * removed.
   */
  private final Set<Node> closed = new HashSet<>();

  private final Set<Quad> exposing = new HashSet<>();

  private final Map<ImportProblem, Held> held = new LinkedHashMap<>();
  private int unread;

  /** Statements held back for one reason. */
  private static final class Held {
    int times;
    final Set<String> properties = new TreeSet<>();

    void one(String property) {
      times++;
      properties.add(property);
    }
  }

  /**
   * Adds a problem; their number is limited, so that a file with an error in every line does not
   * fill the memory.
   */
  public void add(ImportProblem problem) {
    if (problem.refused()) {
      refused++;
    }
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  /** Records a part of the source that could not be read, so that its subjects are unknown. */
  public void refuse(String file, int line, String fr, String en) {
    unread++;
    add(ImportProblem.refused(file, line, fr, en));
  }

  /** Records a row that was read but is left out. */
  public void leaveOut(Row row, Bilingual why) {
    row.quads().forEach(q -> spared.add(q.getSubject()));
    add(new ImportProblem(row.file(), row.line(), why, true));
  }

  /**
   * Records a statement that is held back, reported once for all statements of the line, or of the
   * file where none is known, with the same reason.
   *
   * @param line 0 where it is not known
   * @param property of the statement, which the report names
   */
  public void hold(String file, int line, Bilingual why, Node property) {
    held.computeIfAbsent(new ImportProblem(file, line, why, true), p -> new Held())
        .one(property.toString());
  }

  /**
   * Records a statement that may not stand in an open graph, with its final IRIs.
   *
   * @param people the people it concerns; empty when it only gives contact details or a name
   */
  public void close(Quad statement, Set<Node> people) {
    exposing.add(statement);
    closed.addAll(people);
  }

  /** Returns whether no statement about a person was held back. */
  public boolean closesNothing() {
    return exposing.isEmpty();
  }

  /** Returns whether the source may have stated it in the open earlier and no longer may. */
  public boolean closes(Quad quad) {
    return exposing.contains(quad)
        || closed.contains(quad.getSubject())
        || closed.contains(quad.getObject());
  }

  /** Number of statements held back so far. */
  public int heldBack() {
    return held.values().stream().mapToInt(some -> some.times).sum();
  }

  /** All problems; those about single statements with their number and properties. */
  public List<ImportProblem> allProblems() {
    List<ImportProblem> all = new ArrayList<>(problems);
    held.forEach((problem, some) -> all.add(problem.times(some.times, some.properties)));
    return all;
  }

  /** Why statements were held back; a part of {@link #allProblems}. */
  public List<ImportProblem> heldProblems() {
    List<ImportProblem> some = allProblems();
    return some.subList(problems.size(), some.size());
  }

  /** Returns whether none of the files that were given is there. */
  public boolean foundNothing() {
    return found == 0;
  }

  /** Returns whether a part of the source could not be read. */
  public boolean incomplete() {
    return unread > 0;
  }

  /** Returns whether anything was rejected or could not be read. */
  public boolean anythingRefused() {
    return refused > 0 || !held.isEmpty();
  }
}
