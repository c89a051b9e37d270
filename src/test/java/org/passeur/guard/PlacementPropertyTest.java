package org.passeur.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.ADDRESSES;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.SKOLEM;
import static org.passeur.TestData.add;
import static org.passeur.TestData.ours;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.projection.Projections;
import org.passeur.published.PublishedStore;
import org.passeur.rights.Visibility;
import org.passeur.store.RecordStore;
import org.passeur.store.Refused;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Org;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Vcard;

/**
 * Whatever is tried, in whatever order: nothing of a person reaches an open graph, nothing that is
 * not public reaches the public, even when everyone agrees to everything.
 */
final class PlacementPropertyTest extends TestBase {
  private static final List<String> KEYS = List.of("aaaaaaaaaaaa", "bbbbbbbbbbbb");

  private static final List<Node> THINGS =
      List.of(
          ADDRESSES.thing("person", KEYS.get(0)),
          ADDRESSES.thing("person", KEYS.get(1)),
          ADDRESSES.thing("community", KEYS.get(0)),
          ADDRESSES.thing("community", KEYS.get(1)),
          ADDRESSES.thing("resource", KEYS.get(0)),
          ADDRESSES.thing("membership", KEYS.get(0)),
          ADDRESSES.thing("consent", KEYS.get(0)),
          NodeFactory.createURI("http://elsewhere.org/id/community/" + KEYS.get(0)));

  private static final List<Node> VALUES =
      List.of(
          NodeFactory.createLiteralString("text"),
          Psr.PUBLIC_VISIBILITY,
          Psr.HIDDEN_VISIBILITY,
          Psr.concept("visibility", "private"),
          Psr.concept("visibility", "network"),
          Psr.PUBLICATION_CONSENT,
          Psr.PUBLIC_AUDIENCE,
          Psr.concept("data", "name"),
          Dpv.CONSENT_GIVEN,
          Foaf.PERSON,
          Org.MEMBERSHIP);

  private static final List<Node> PREDICATES =
      List.of(
          RDF.type.asNode(),
          Foaf.NAME,
          Dcterms.TITLE,
          Dcterms.CREATOR,
          Dcterms.SUBJECT,
          Org.MEMBER,
          Org.ORGANIZATION,
          Org.MEMBER_OF,
          Psr.PARTICIPATION_LEVEL,
          Psr.HOLDER,
          Psr.AVAILABILITY,
          Vcard.HAS_EMAIL,
          Dpv.HAS_DATA_SUBJECT,
          Psr.CONSENT_COVERS,
          THINGS.get(0));

  private static final Set<Node> NEVER_PUBLIC =
      Set.of(Psr.PARTICIPATION_LEVEL, Vcard.HAS_EMAIL, Dpv.HAS_DATA_SUBJECT, Psr.CONSENT_COVERS);

  private static final List<Node> GRAPHS =
      List.of(
          ADDRESSES.publicGraph("demo"),
          ADDRESSES.publicGraph("demo"),
          ADDRESSES.provenanceGraph(),
          ADDRESSES.schemeGraph("stage"),
          ADDRESSES.vocabularyGraph(),
          ADDRESSES.communityGraph(KEYS.get(0)),
          ADDRESSES.communityGraph(KEYS.get(1)),
          ADDRESSES.personGraph(KEYS.get(0), "name"),
          ADDRESSES.personGraph(KEYS.get(0), "membership"),
          ADDRESSES.personGraph(KEYS.get(0), "contribution"),
          ADDRESSES.personGraph(KEYS.get(0), "contact"),
          ADDRESSES.personGraph(KEYS.get(1), "affiliation"),
          ADDRESSES.personGraph(KEYS.get(1), "participation"),
          ADDRESSES.personGraph(KEYS.get(1), "other"),
          ADDRESSES.consentGraph(),
          ADDRESSES.restrictedGraph("referral"),
          Quad.defaultGraphIRI,
          NodeFactory.createURI("http://elsewhere.org/graph"));

  @TempDir Path folder;

  @Test
  void nothingAcceptedReachesThoseItShouldNot() {
    Random random = new Random(seed("PlacementPropertyTest"));
    int accepted = 0;
    int refused = 0;
    try (var record = RecordStore.open(folder.resolve("r"), SKOLEM, Clock.systemUTC());
        var published = new PublishedStore(folder.resolve("p"), false)) {
      everyoneAgreesToEverything(record);
      record.guardedBy(List.of(new WellFormed(), new Placement(ADDRESSES)));
      Visibility visibility =
          record.read(data -> Visibility.of(ADDRESSES, data, Clock.systemUTC()));
      new Projections(record, visibility, published, List.of());
      for (int round = 0; round < 1500; round++) {
        List<Quad> in = some(random, 1 + random.nextInt(3));
        List<Quad> out =
            random.nextInt(4) == 0 ? List.copyOf(record.read(TestData::named)) : List.of();
        int which = out.isEmpty() ? 0 : random.nextInt(out.size());
        try {
          record.write(
              NOTE,
              data -> {
                if (!out.isEmpty() && !out.get(which).getGraph().equals(ADDRESSES.consentGraph())) {
                  data.delete(out.get(which));
                }
                in.forEach(data::add);
              });
          accepted++;
        } catch (Refused e) {
          refused++;
        }
        if (round % 10 == 0) {
          Set<Quad> all = record.read(TestData::named);
          all.stream().filter(q -> ADDRESSES.isOpenGraph(q.getGraph())).forEach(q -> open(q, all));
          published.read(TestData::named).forEach(q -> open(q, all));
        }
        if (record.read(TestData::named).size() > 120) {
          record.write(
              NOTE,
              data ->
                  GRAPHS.stream()
                      .filter(g -> !g.equals(ADDRESSES.consentGraph()))
                      .forEach(data::removeGraph));
        }
      }
    }
    assertTrue(accepted > 150 && refused > 150, accepted + " accepted, " + refused + " refused");
  }

  private static void everyoneAgreesToEverything(RecordStore record) {
    for (String key : KEYS) {
      record.write(
          NOTE,
          add(
              "<graph/restricted/consent> { <id/consent/all%1$s> dpv:hasDataSubject <id/person/%1$s> ;"
                      .formatted(key)
                  + " dpv:hasConsentStatus dpv:ConsentGiven ; psr:consentAudience audience:public ;"
                  + " psr:consentCovers data:name , data:affiliation , data:membership ,"
                  + " data:contribution , data:contact , data:participation , data:other }"));
    }
  }

  /** What holds of every statement that everyone may read. */
  private static void open(Quad quad, Set<Quad> all) {
    for (Node term : new Node[] {quad.getSubject(), quad.getPredicate(), quad.getObject()}) {
      if (ADDRESSES.isPerson(term)) {
        assertEquals(
            ADDRESSES.thing(term).map(Addresses.Thing::key),
            ADDRESSES.personPart(quad.getGraph()).map(Addresses.PersonPart::key),
            () -> "a person outside their graphs: " + quad);
      }
    }
    Set<Node> own = visibilities(quad.getSubject(), all);
    assertTrue(
        own.isEmpty() || own.equals(Set.of(Psr.PUBLIC_VISIBILITY)), () -> "not public: " + quad);
    assertTrue(
        !visibilities(quad.getObject(), all).contains(Psr.HIDDEN_VISIBILITY),
        () -> "names a hidden thing: " + quad);
    boolean reachable =
        quad.getPredicate().equals(Vcard.HAS_EMAIL)
            && (quad.getSubject().toString().startsWith(ours("id/community/").getURI())
                || saysItIsANetwork(quad.getSubject(), all));
    assertTrue(
        reachable || !NEVER_PUBLIC.contains(quad.getPredicate()), () -> "never public: " + quad);
    if (quad.getPredicate().equals(Org.ORGANIZATION) || quad.getPredicate().equals(Org.MEMBER_OF)) {
      Set<Node> community = visibilities(quad.getObject(), all);
      assertTrue(
          community.isEmpty() || community.equals(Set.of(Psr.PUBLIC_VISIBILITY)),
          () -> "a member of a community that is not public: " + quad);
    }
  }

  /** A type by the name of "network" makes an organization, whatever vocabulary it is from. */
  private static boolean saysItIsANetwork(Node thing, Set<Quad> all) {
    return all.stream()
        .anyMatch(
            q ->
                q.getSubject().equals(thing)
                    && q.getPredicate().equals(RDF.type.asNode())
                    && q.getObject().equals(Psr.concept("visibility", "network")));
  }

  private static Set<Node> visibilities(Node thing, Set<Quad> all) {
    Set<Node> found = new HashSet<>();
    for (Quad quad : all) {
      if (quad.getSubject().equals(thing) && quad.getPredicate().equals(Psr.VISIBILITY)) {
        found.add(quad.getObject());
      }
    }
    return found;
  }

  private static List<Quad> some(Random random, int size) {
    List<Quad> quads = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Node graph = one(GRAPHS, random);
      Node subject = one(THINGS, random);
      if (random.nextInt(8) == 0) {
        quads.add(Quad.create(graph, subject, Psr.VISIBILITY, VALUES.get(1 + random.nextInt(4))));
      } else {
        Node object = random.nextBoolean() ? one(VALUES, random) : one(THINGS, random);
        quads.add(Quad.create(graph, subject, one(PREDICATES, random), object));
      }
    }
    return quads;
  }

  private static Node one(List<Node> nodes, Random random) {
    return nodes.get(random.nextInt(nodes.size()));
  }
}
