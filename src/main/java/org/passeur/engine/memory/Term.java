package org.passeur.engine.memory;

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
  private @Nullable Postings asSubject;
  private @Nullable Postings asObject;

  Term(Node node) {
    this.node = node;
  }

  Node node() {
    return node;
  }

  @Nullable Postings asSubject() {
    return asSubject;
  }

  @Nullable Postings asObject() {
    return asObject;
  }

  void asSubject(@Nullable Postings statements) {
    asSubject = statements;
  }

  void asObject(@Nullable Postings statements) {
    asObject = statements;
  }
}
