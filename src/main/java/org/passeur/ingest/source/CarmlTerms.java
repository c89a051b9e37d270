package org.passeur.ingest.source;

import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.passeur.vocab.Literals;

/** Converts terms of RDF4J, which CARML returns, to terms of Jena. */
final class CarmlTerms {
  private CarmlTerms() {}

  static Quad quad(Statement s) {
    Resource graph = s.getContext();
    return Quad.create(
        graph == null ? Quad.defaultGraphIRI : node(graph),
        node(s.getSubject()),
        node(s.getPredicate()),
        node(s.getObject()));
  }

  private static Node node(Value value) {
    if (value instanceof Literal literal) {
      return literal
          .getLanguage()
          .map(tag -> NodeFactory.createLiteralLang(literal.getLabel().strip(), tag))
          .orElseGet(
              () ->
                  Literals.typed(
                      literal.getLabel(),
                      TypeMapper.getInstance()
                          .getSafeTypeByName(literal.getDatatype().stringValue())));
    }
    return value instanceof BNode blank
        ? NodeFactory.createBlankNode(blank.getID())
        : NodeFactory.createURI(value.stringValue());
  }
}
