package org.passeur.arq.memory;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * A term as it is held, once for all the statements that use it, with a way to what is said of it
 * that needs no search. The way is that of the last version that was made: a reader of an earlier
 * one sees by the stamp whether it is older than what it reads, and searches if not.
 */
final class Term {
  private final Node node;

  // Written by the one thread that edits and read without a lock: what is behind them is frozen or
  // has a stamp that the reader does not know, and a version is handed over after all its writes.
  private @Nullable Bunch asSubject;
  private @Nullable Bunch asObject;

  Term(Node node) {
    this.node = node;
  }

  Node node() {
    return node;
  }

  @Nullable Bunch asSubject() {
    return asSubject;
  }

  @Nullable Bunch asObject() {
    return asObject;
  }

  void asSubject(@Nullable Bunch statements) {
    asSubject = statements;
  }

  void asObject(@Nullable Bunch statements) {
    asObject = statements;
  }
}
