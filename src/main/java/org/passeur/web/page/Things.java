package org.passeur.web.page;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Iris;

/**
 * Reads and writes things in addresses: {@code theme/logement2222} for things of this installation,
 * else a whole IRI.
 */
public final class Things {
  private Things() {}

  /** The form of a term in an address. */
  public static String value(PageReading reading, Node node) {
    return value(reading.addresses(), node);
  }

  static String value(Addresses addresses, Node node) {
    return addresses.thing(node).map(t -> t.kind() + "/" + t.key()).orElse(node.toString());
  }

  /** The term named in an address; empty when the value is not valid. */
  public static Optional<Node> node(Addresses addresses, String value) {
    if (value.matches("[a-z]+/[A-Za-z0-9_-]{1,64}")) {
      String[] parts = value.split("/", 2);
      return Optional.of(addresses.thing(parts[0], parts[1]));
    }
    return iri(value);
  }

  /** An absolute IRI; empty when it is not one. */
  public static Optional<Node> iri(String value) {
    boolean fine = value.length() < 2000 && value.matches("[a-z][a-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+");
    return fine && Iris.isFine(value)
        ? Optional.of(NodeFactory.createURI(value))
        : Optional.empty();
  }
}
