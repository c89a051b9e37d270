package org.passeur.trials;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Schema;

/** People who let the public see them and no longer do, each known by a number. */
final class TrialPeople {
  private static final Addresses HERE = new Addresses("http://localhost:8080");
  private static final Node GIVEN_AT =
      NodeFactory.createLiteralDT("2026-01-10T10:00:00Z", XSDDatatype.XSDdateTime);
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

  private TrialPeople() {}

  /** Somebody joins, and their name and expertise may be seen. */
  static Consumer<DatasetGraph> join(long number) {
    String key = Addresses.key(number);
    Node person = HERE.thing("person", key);
    Node consent = HERE.thing("consent", key);
    Node register = HERE.consentGraph();
    return data -> {
      data.add(name(key), person, Rdf.TYPE, Foaf.PERSON);
      data.add(name(key), person, Foaf.NAME, NodeFactory.createLiteralString("Fictive " + number));
      data.add(
          HERE.personGraph(key, "expertise"),
          person,
          Schema.KNOWS_LANGUAGE,
          NodeFactory.createLiteralString("fr"));
      data.add(register, consent, Rdf.TYPE, Psr.PUBLICATION_CONSENT);
      data.add(register, consent, Dpv.HAS_DATA_SUBJECT, person);
      data.add(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN);
      data.add(register, consent, Dpv.IS_INDICATED_AT_TIME, GIVEN_AT);
      data.add(register, consent, Psr.CONSENT_AUDIENCE, concept("audience/public"));
      data.add(register, consent, Psr.CONSENT_COVERS, concept("data/name"));
      data.add(register, consent, Psr.CONSENT_COVERS, concept("data/expertise"));
    };
  }

  /** They take their consent back. */
  static Consumer<DatasetGraph> withdraw(long number) {
    Node consent = HERE.thing("consent", Addresses.key(number));
    return data -> {
      data.delete(
          Quad.create(HERE.consentGraph(), consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN));
      data.add(HERE.consentGraph(), consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_WITHDRAWN);
    };
  }

  /** Those of whom anything can be seen. */
  static Set<Long> shown(DatasetGraph published) {
    Set<Long> shown = new HashSet<>();
    published
        .listGraphNodes()
        .forEachRemaining(
            graph -> HERE.personPart(graph).ifPresent(part -> shown.add(number(part.key()))));
    return shown;
  }

  private static Node name(String key) {
    return HERE.personGraph(key, "name");
  }

  private static Node concept(String path) {
    return NodeFactory.createURI(Psr.CONCEPT + path);
  }

  private static long number(String key) {
    long number = 0;
    for (int i = 0; i < key.length(); i++) {
      number = number << 5 | DIGITS.indexOf(key.charAt(i));
    }
    return number;
  }
}
