package org.passeur.arq.memory;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * A term object, shared by all statements that use it, with direct references to its statements.
 * The references are those of the newest version; a reader of an earlier version sees from the
 * stamp whether they apply to it, and otherwise searches the indexes.
 */
final class Term {
  private final Node node;

  // Written by the editing thread and read without a lock: the referenced objects are frozen, or
  // have a stamp newer than the reader's version, and a version is published after all its writes.
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
