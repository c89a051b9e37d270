package org.passeur.guard;

import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.jspecify.annotations.Nullable;

/** Converts terms from Jena to RDF4J and back. Blank nodes keep their labels. */
final class Rdf4jTerms {
  private static final ValueFactory FACTORY = SimpleValueFactory.getInstance();

  private Rdf4jTerms() {}

  /**
   * A term of Jena as one of RDF4J.
   *
   * @throws IllegalArgumentException for a term that RDF4J cannot hold, such as a triple term
   */
  public static Value value(Node node) {
    if (node.isURI()) {
      return FACTORY.createIRI(node.getURI());
    }
    if (node.isBlank()) {
      return FACTORY.createBNode(node.getBlankNodeLabel());
    }
    if (node.isLiteral()) {
      String text = node.getLiteralLexicalForm();
      return node.getLiteralLanguage().isEmpty()
          ? FACTORY.createLiteral(text, FACTORY.createIRI(node.getLiteralDatatypeURI()))
          : FACTORY.createLiteral(text, node.getLiteralLanguage());
    }
    throw new IllegalArgumentException("no RDF4J term for " + node);
  }

  /**
   * A term of RDF4J as one of Jena.
   *
   * @param value null stands for "any", as in RDF4J's patterns
   * @throws IllegalArgumentException for a term that Jena cannot hold
   */
  public static Node node(@Nullable Value value) {
    if (value == null) {
      return Node.ANY;
    }
    if (value instanceof IRI iri) {
      return NodeFactory.createURI(iri.stringValue());
    }
    if (value instanceof BNode blank) {
      return NodeFactory.createBlankNode(blank.getID());
    }
    if (value instanceof Literal literal) {
      String type = literal.getDatatype().stringValue();
      return literal
          .getLanguage()
          .map(tag -> NodeFactory.createLiteralLang(literal.getLabel(), tag))
          .orElseGet(
              () ->
                  NodeFactory.createLiteralDT(
                      literal.getLabel(), TypeMapper.getInstance().getSafeTypeByName(type)));
    }
    throw new IllegalArgumentException("no Jena term for " + value);
  }

  static Statement statement(Triple triple) {
    return FACTORY.createStatement(
        (Resource) value(triple.getSubject()),
        (IRI) value(triple.getPredicate()),
        value(triple.getObject()));
  }
}
