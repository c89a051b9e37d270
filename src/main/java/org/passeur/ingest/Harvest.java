package org.passeur.ingest;

import java.util.ArrayList;
import java.util.List;

/** What reading has gathered so far. Not thread-safe: one import fills one harvest. */
final class Harvest {
  private static final int MOST_PROBLEMS = 5000;

  final List<Row> rows = new ArrayList<>();
  final List<ImportProblem> problems = new ArrayList<>();
  int files;
  int rowsRead;
  int documents;
  int refused;

  /** Keeps a problem; a file that is bad in every line does not fill the memory. */
  void add(ImportProblem problem) {
    if (problem.refused()) {
      refused++;
    }
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  void refuse(String file, int line, String fr, String en) {
    add(ImportProblem.refused(file, line, fr, en));
  }

  /** True when a part of the source could not be read or taken. */
  boolean incomplete() {
    return refused > 0;
  }
}
