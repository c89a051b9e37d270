package org.passeur.generate;

import java.time.LocalDate;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.passeur.vocab.Rdf;

/** Writes statements one by one, and counts them. Not thread-safe. */
final class StatementWriter {
  private final StreamRDF out;
  private long count;

  StatementWriter(StreamRDF out) {
    this.out = out;
  }

  long count() {
    return count;
  }

  void say(Node graph, Node subject, Node predicate, Node object) {
    out.quad(Quad.create(graph, subject, predicate, object));
    count++;
  }

  About about(Node graph, Node subject) {
    return new About(graph, subject);
  }

  static Node plain(String text) {
    return NodeFactory.createLiteralString(text);
  }

  static Node date(LocalDate day) {
    return NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate);
  }

  static Node time(LocalDate day, String time) {
    return NodeFactory.createLiteralDT(day + "T" + time, XSDDatatype.XSDdateTime);
  }

  /** Statements about one thing in one graph. */
  final class About {
    private final Node graph;
    private final Node subject;

    private About(Node graph, Node subject) {
      this.graph = graph;
      this.subject = subject;
    }

    About a(Node type) {
      return is(Rdf.TYPE, type);
    }

    About is(Node predicate, Node object) {
      say(graph, subject, predicate, object);
      return this;
    }

    About text(Node predicate, String text, String language) {
      return is(predicate, NodeFactory.createLiteralLang(text, language));
    }

    About on(Node predicate, LocalDate day) {
      return is(predicate, date(day));
    }
  }
}
