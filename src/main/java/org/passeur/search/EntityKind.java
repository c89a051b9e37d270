package org.passeur.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Org;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Skos;

/** The kinds of things that can be searched. */
public enum EntityKind {
  PERSON,
  COMMUNITY,
  PRACTICE,
  RESOURCE,
  ORGANIZATION,
  ACTIVITY,
  NEED,
  OFFER,
  THEME;

  /** Classes with their kind; for a thing of several classes, the first in this order counts. */
  private static final Map<Node, EntityKind> CLASSES = new LinkedHashMap<>();

  static {
    CLASSES.put(Foaf.PERSON, PERSON);
    CLASSES.put(Psr.COMMUNITY, COMMUNITY);
    CLASSES.put(Psr.COMMUNITY_OF_PRACTICE, COMMUNITY);
    CLASSES.put(Psr.BRIDGE_COMMUNITY, COMMUNITY);
    CLASSES.put(Psr.PRACTICE, PRACTICE);
    CLASSES.put(Psr.KNOWLEDGE_RESOURCE, RESOURCE);
    CLASSES.put(Psr.BOUNDARY_OBJECT, RESOURCE);
    CLASSES.put(Psr.REPERTOIRE, RESOURCE);
    CLASSES.put(Psr.ACTIVITY, ACTIVITY);
    CLASSES.put(Psr.NEED, NEED);
    CLASSES.put(Psr.SUPPORT_OFFER, OFFER);
    CLASSES.put(Org.FORMAL_ORGANIZATION, ORGANIZATION);
    CLASSES.put(Skos.CONCEPT, THEME);
  }

  static Optional<EntityKind> of(Set<Node> classes) {
    for (Map.Entry<Node, EntityKind> known : CLASSES.entrySet()) {
      if (classes.contains(known.getKey())) {
        return Optional.of(known.getValue());
      }
    }
    return Optional.empty();
  }

  static Set<Node> classes() {
    return CLASSES.keySet();
  }
}
