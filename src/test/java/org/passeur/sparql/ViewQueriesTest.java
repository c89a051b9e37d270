package org.passeur.sparql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.ADDRESSES;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.add;
import static org.passeur.TestData.named;
import static org.passeur.TestData.ours;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.passeur.HandClock;
import org.passeur.Logs;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.evaluator.Limits;
import org.passeur.rights.Asker;
import org.passeur.rights.ConsentInForce;
import org.passeur.rights.Role;
import org.passeur.rights.View;
import org.passeur.rights.Visibility;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Psr;

/**
 * On random networks and consents: the view of each role is the plain definition, statement by
 * statement, and a query over it answers as over a store that holds nothing else.
 */
@Logs({"WARN riot: ", "WARN NodeValue: Datatype format exception"})
final class ViewQueriesTest extends TestBase {
  private static final int PEOPLE = 12;
  private static final int ROUNDS = 12;
  private static final Node OURS = ours("id/community/mmmmmmmmmmmm");
  private static final Set<String> NO_ROLE =
      Set.of("participationLevel", "recognition", "allocatedTime", "solicits", "handedOverTo");

  private static final List<String> QUERIES =
      List.of(
          "SELECT * { ?s ?p ?o }",
          "SELECT * { GRAPH ?g { ?s ?p ?o } }",
          "SELECT ?g { GRAPH ?g { } }",
          "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
          "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?p",
          "SELECT * { ?m org:member ?who . ?m org:organization ?c . ?who foaf:name ?name }",
          "SELECT * { GRAPH ?g { ?m org:member ?who . ?m org:organization ?c } }",
          "SELECT * { GRAPH ?g { ?m org:member ?who } GRAPH ?h { ?who foaf:name ?name } }",
          "SELECT * { ?who foaf:name ?name FILTER(STRLEN(?name) > 1 && ?who != <x:y>) }",
          "SELECT * { ?who foaf:name ?n OPTIONAL { ?who vcard:hasEmail ?e } }",
          "SELECT * { ?who foaf:name ?n FILTER NOT EXISTS { ?who vcard:hasEmail ?e } }",
          "SELECT * { ?who foaf:name ?n FILTER EXISTS { GRAPH ?g { ?who vcard:hasEmail ?e } } }",
          "SELECT * { ?who foaf:name ?n MINUS { ?who schema:knowsLanguage 'fr' } }",
          "SELECT * { ?m (org:member|org:organization)+ ?x }",
          "SELECT * { ?m org:member/foaf:name ?n }",
          "SELECT * { ?x ^org:member ?m }",
          "SELECT * { ?x org:member* ?y }",
          "SELECT * { ?x !(org:member|foaf:name) ?y }",
          "SELECT * { GRAPH ?g { ?m (org:member|org:organization)+ ?x } }",
          "SELECT * { GRAPH <graph/restricted/consent> { ?s ?p ?o } }",
          "SELECT * { GRAPH <graph/person/personaa2222/contact> { ?s ?p ?o } }",
          "SELECT * { GRAPH <graph/person/personaa2222/participation> { ?s ?p ?o } }",
          "SELECT * { GRAPH <urn:x-arq:UnionGraph> { ?s foaf:name ?o . ?s ?p ?e } }",
          "SELECT * { GRAPH <urn:x-arq:UnionGraph> { ?s org:member+ ?o } }",
          "SELECT ?who (MIN(?n) AS ?least) { ?who foaf:name ?n } GROUP BY ?who",
          "SELECT * { { SELECT ?who { ?who vcard:hasEmail ?e } } ?who ?p ?o }",
          "SELECT * { VALUES ?g { <graph/restricted/referral> <graph/public/demo> } GRAPH ?g { ?s ?p ?o } }",
          "SELECT * FROM <graph/restricted/consent> { ?s ?p ?o }",
          "SELECT * FROM <graph/public/demo> FROM <graph/person/personaa2222/name> { ?s ?p ?o }",
          "SELECT * FROM NAMED <graph/restricted/consent> FROM NAMED <graph/public/demo> { GRAPH ?g { ?s ?p ?o } }",
          "SELECT * FROM NAMED <graph/person/personaa2222/contact> { GRAPH ?g { ?s vcard:hasEmail+ ?o } }",
          "SELECT * FROM <urn:x-arq:UnionGraph> { ?s vcard:hasEmail ?o }",
          "ASK { ?s psr:recognition ?o }",
          "ASK { ?who vcard:hasEmail <mailto:personaa2222@example.org> }",
          "DESCRIBE <id/person/personaa2222>",
          "CONSTRUCT { ?s <x:p> ?o } { GRAPH ?g { ?s ?p ?o } }");

  private final Random random = new Random(seed("ViewQueriesTest"));
  private final HandClock clock = new HandClock("2026-06-15T12:00:00Z", "America/Toronto");
  private final ConsentInForce consents = new ConsentInForce(ADDRESSES, clock);
  private final View.Rules rules = new View.Rules(ADDRESSES, consents, clock, false);

  private static List<Asker> askers() {
    List<Asker> all = new ArrayList<>(List.of(Asker.PUBLIC));
    for (Role role : Role.values()) {
      all.add(new Asker("Testeuse (fictive)", Set.of(role), Set.of(OURS)));
    }
    return all;
  }

  @Test
  void theViewOfEachRoleIsThePlainDefinition() {
    for (int round = 0; round < ROUNDS; round++) {
      String network = network();
      try (RecordStore record = RecordStore.inMemory(TestData.SKOLEM, clock)) {
        record.write(NOTE, add(network));
        for (Asker asker : askers()) {
          View view = View.of(asker, rules);
          record.read(
              data -> {
                Set<Quad> plain = new HashSet<>(named(data));
                plain.removeIf(q -> !plainlyReads(asker, q, data));
                assertEquals(plain, Iter.toSet(view.over(data).find()), asker + "\n" + network);
                named(data)
                    .forEach(
                        q -> assertEquals(plain.contains(q), view.reads(q, data), asker + "" + q));
                return true;
              });
        }
        record.read(
            data -> {
              Visibility visibility = Visibility.of(ADDRESSES, data, clock);
              View everyones = View.of(Asker.PUBLIC, rules);
              data.listGraphNodes()
                  .forEachRemaining(
                      g ->
                          assertEquals(
                              visibility.isPublic(g),
                              everyones.reads(g, data),
                              g + "\n" + network));
              return true;
            });
      }
    }
  }

  @Test
  void aQueryAnswersAsOverAStoreThatHoldsNothingElse() throws IOException {
    int shown = 0;
    for (int round = 0; round < 3; round++) {
      String network = network();
      try (RecordStore record = RecordStore.inMemory(TestData.SKOLEM, clock)) {
        record.write(NOTE, add(network));
        for (Asker asker : askers()) {
          View view = View.of(asker, rules);
          Set<Quad> seen = record.read(data -> Iter.toSet(view.over(data).find()));
          try (RecordStore part = RecordStore.inMemory(TestData.SKOLEM, clock)) {
            part.write(NOTE, data -> seen.forEach(data::add));
            for (String query : QUERIES) {
              List<String> expected = answer(part, all -> all, query);
              assertEquals(expected, answer(record, view::over, query), asker + query + network);
              shown += expected.size();
            }
          }
        }
      }
    }
    assertTrue(shown > 10_000, shown + " rows");
  }

  /** The table of ARCHITECTURE.md in other words. */
  private boolean plainlyReads(Asker asker, Quad quad, DatasetGraph data) {
    String graph = quad.getGraph().getURI().substring(ADDRESSES.resolver().length());
    Role role = asker.roles().stream().findFirst().orElse(null);
    if (graph.startsWith("graph/public/") || graph.equals("graph/prov")) {
      return true;
    }
    if (NO_ROLE.contains(quad.getPredicate().getLocalName())) {
      return false;
    }
    if (!graph.startsWith("graph/person/")) {
      if (role == Role.ADMIN) {
        return true;
      }
      return switch (graph) {
        case "graph/community/mmmmmmmmmmmm" -> role == Role.MEMBER || role == Role.FACILITATOR;
        case "graph/community/nnnnnnnnnnnn" -> role == Role.REFERRAL;
        case "graph/restricted/consent" -> role == Role.REFERRAL || role == Role.CURATOR;
        case "graph/restricted/referral" -> role == Role.REFERRAL;
        case "graph/restricted/import/files" -> role == Role.STAFF;
        default -> false;
      };
    }
    String[] parts = graph.split("/", -1);
    Node person = ours("id/person/" + parts[2]);
    if (parts[3].equals("participation")) {
      return false;
    }
    if (role == Role.STAFF || role == Role.ADMIN) {
      return true;
    }
    boolean published =
        !parts[3].equals("contact")
            && agreed(person, parts[3], data, Psr.PUBLIC_AUDIENCE)
            && agreed(person, "name", data, Psr.PUBLIC_AUDIENCE);
    if (role == Role.REFERRAL) {
      return published || agreed(person, parts[3], data, Psr.PUBLIC_AUDIENCE, Psr.NETWORK_AUDIENCE);
    }
    if (role == Role.MEMBER || role == Role.FACILITATOR) {
      boolean fellow = (parts[2].charAt(7) - 'a') % 2 == 0; // as network() says
      return published
          || (fellow && agreed(person, parts[3], data, Psr.PUBLIC_AUDIENCE, Psr.MEMBERS_AUDIENCE));
    }
    return published;
  }

  private boolean agreed(Node person, String category, DatasetGraph data, Node... audiences) {
    return consents.agreed(person, Psr.concept("data", category), Set.of(audiences), data);
  }

  private static List<String> answer(
      RecordStore record, UnaryOperator<DatasetGraph> view, String query) throws IOException {
    var service =
        new SparqlService(
            SparqlService.Source.of(record, view), ADDRESSES, Limits.PUBLIC, Optional.empty());
    String accept =
        query.startsWith("SELECT")
            ? "text/csv"
            : query.startsWith("ASK") ? "" : "application/n-triples";
    var answer = service.answer(SparqlRequest.of(TestData.update(query), accept), false);
    List<String> lines;
    try (var in = answer.document().content().get()) {
      lines = new ArrayList<>(new String(in.readAllBytes(), UTF_8).lines().toList());
    }
    lines.sort(null);
    return lines;
  }

  private String network() {
    var all = new StringBuilder();
    all.append(
        "<graph/public/demo> { OURS skos:prefLabel 'M' . <id/community/nnnnnnnnnnnn> skos:prefLabel"
            + " 'N' }\n<graph/prov> { <graph/public/demo> dcterms:title 'Demo' }\n"
            + "<graph/community/mmmmmmmmmmmm> { OURS psr:visibility visibility:private }\n"
            + "<graph/community/nnnnnnnnnnnn> { <id/community/nnnnnnnnnnnn> psr:visibility"
            + " visibility:network }\n"
            + "<graph/community/oooooooooooo> { <id/community/oooooooooooo> psr:visibility"
            + " visibility:hidden }\n"
            + "<graph/restricted/import/files> { <id/resource/inside> dcterms:title 'Inside' }\n"
            + "<graph/restricted/other> { <x:s> <x:p> 1 }\n");
    all.append(
        "<graph/restricted/referral> { <id/request/1> dcterms:title 'R' . <id/solicitation/1>"
            + " psr:forRequest <id/request/1> ; psr:solicits <id/person/"
            + key(0)
            + "> }\n");
    for (int i = 0; i < PEOPLE; i++) {
      String membership = "<id/membership/K> org:member P ; org:organization C";
      all.append(
          ("<graph/person/K/name> { P a foaf:Person ; foaf:name 'K' , 'N' }\n"
                  + "<graph/person/K/expertise> { P schema:knowsLanguage 'fr' , 'en' . OURS skos:prefLabel 'M' }\n"
                  + "<graph/person/K/membership> { "
                  + membership
                  + " }\n"
                  + "<graph/person/K/contact> { P vcard:hasEmail <mailto:K@example.org> }\n"
                  + "<graph/person/K/participation> { <id/membership/K> psr:recognition <x:r> ;"
                  + " psr:allocatedTime 'PT1H' }\n")
              .replace("K", key(i))
              .replace("P ", "<id/person/" + key(i) + "> ")
              .replace(" C ", i % 2 == 0 ? " OURS " : " <id/community/nnnnnnnnnnnn> "));
    }
    all.append("<graph/restricted/consent> {\n");
    for (int i = 0; i < PEOPLE; i++) {
      for (int k = random.nextInt(4); k > 0; k--) {
        all.append(consent(key(i) + k, key(i)));
      }
    }
    return all.append("}\n").toString().replace("OURS", "<id/community/mmmmmmmmmmmm>");
  }

  private static String key(int i) {
    return "persona" + (char) ('a' + i) + "2222";
  }

  private String consent(String key, String person) {
    String end =
        one(
            "",
            "",
            "",
            " ; schema:endDate '2026-06-14'",
            " ; schema:endDate '2030-01-01'",
            " ; schema:endDate 'never'");
    return "<id/consent/%s> a psr:PublicationConsent ; dpv:hasDataSubject <id/person/%s> ; dpv:hasConsentStatus %s ; psr:consentAudience %s ; psr:consentCovers %s%s%s .\n"
        .formatted(
            key,
            person,
            one(
                "dpv:ConsentGiven",
                "dpv:ConsentGiven",
                "dpv:ConsentGiven",
                "dpv:ConsentWithdrawn",
                "dpv:ConsentGiven , dpv:ConsentExpired"),
            one(
                "audience:public",
                "audience:public",
                "audience:network",
                "audience:members",
                "audience:members , audience:network"),
            String.join(" , ", categories()),
            end,
            one("", "", "", " ; psr:pendingUntil '2026-07-01T00:00:00Z'"));
  }

  private Set<String> categories() {
    Set<String> some = new TreeSet<>();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      some.add(
          "data:"
              + one(
                  "name",
                  "name",
                  "name",
                  "expertise",
                  "membership",
                  "contact",
                  "participation",
                  "research-use"));
    }
    return some;
  }

  private String one(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
