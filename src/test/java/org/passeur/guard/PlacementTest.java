package org.passeur.guard;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.passeur.TestData.ADDRESSES;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.add;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.Logs;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.kernel.Report;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Psr;

/** The table of graphs in docs/model.md, statement by statement. */
final class PlacementTest extends TestBase {
  private static final String OK = "";

  /** What stands in the store before, what comes in, and the rule that refuses it, if any. */
  private record Case(String name, String before, String change, String rule) {}

  private static Case ok(String name, String change) {
    return new Case(name, "", change, OK);
  }

  private static Case ok(String name, String before, String change) {
    return new Case(name, before, change, OK);
  }

  private static Case refused(String rule, String name, String change) {
    return new Case(name, "", change, rule);
  }

  private static Case refused(String rule, String name, String before, String change) {
    return new Case(name, before, change, rule);
  }

  private static final String P = "<id/person/aaaaaaaaaaaa>";
  private static final String Q = "<id/person/bbbbbbbbbbbb>";
  private static final String C = "<id/community/cccccccccccc>";
  private static final String M = "<id/membership/mmmmmmmmmmmm>";
  private static final String R = "<id/resource/rrrrrrrrrrrr>";
  private static final String OPEN = "<graph/public/demo>";
  private static final String INSIDE = "<graph/community/cccccccccccc>";

  private static String own(String category) {
    return "<graph/person/aaaaaaaaaaaa/" + category + ">";
  }

  private static String in(String graph, String triples) {
    return graph + " { " + triples + " }\n";
  }

  private static String community(String visibility) {
    String graph = visibility.equals("public") ? OPEN : INSIDE;
    return in(graph, C + " psr:visibility visibility:" + visibility);
  }

  private static final List<Case> CASES =
      List.of(
          // a graph, and one we know
          refused("NamedGraph", "a statement without a graph", R + " dcterms:title 'x'@fr ."),
          refused(
              "NamedGraph",
              "one statement of two without a graph",
              R + " dcterms:title 'x'@fr . " + in(OPEN, R + " dcterms:title 'x'@fr")),
          refused(
              "KnownGraph", "a graph elsewhere", in("<http://elsewhere.org/g>", R + " a psr:X")),
          refused("KnownGraph", "a graph of no kind", in("<graph/other/x>", R + " a psr:X")),
          refused("KnownGraph", "a thing as graph", in(R, R + " a psr:X")),
          refused("KnownGraph", "a person's graph, no category", in(own(""), R + " a psr:X")),
          refused("KnownGraph", "two categories", in(own("name/contact"), P + " foaf:name 'x'")),
          refused(
              "KnownGraph",
              "the base in capitals",
              in("<HTTP://LOCALHOST:8080/graph/public/x>", R + " a psr:X")),
          ok("a source", in(OPEN, R + " dcterms:title 'x'@fr")),
          ok(
              "where a source comes from",
              in("<graph/prov>", OPEN + " dcterms:license <http://x/>")),
          ok("a concept scheme", in("<graph/scheme/stage>", "psc:stage a skos:ConceptScheme")),
          ok("the vocabulary", in("<graph/vocab/passeur>", "psr:Need a skos:Concept")),
          ok("inferred, open", in("<graph/inferred/public>", R + " dcterms:subject <id/theme/x>")),
          ok(
              "inferred, inside",
              in("<graph/inferred/restricted>", P + " dcterms:subject <id/theme/x>")),

          // people
          refused(
              "PersonInOwnGraph",
              "a person in a public graph",
              in(OPEN, P + " dcterms:spatial <id/territory/x>")),
          refused(
              "PersonInOwnGraph",
              "a person as the object there",
              in(OPEN, R + " dcterms:creator " + P)),
          refused(
              "PersonInOwnGraph",
              "a person as the predicate there",
              in(OPEN, R + " " + P + " 'x'")),
          refused(
              "PersonInOwnGraph",
              "a person in the origin graph",
              in("<graph/prov>", OPEN + " prov:wasAttributedTo " + P)),
          refused(
              "PersonInOwnGraph",
              "a person in a concept scheme",
              in("<graph/scheme/stage>", "psc:stage dcterms:creator " + P)),
          refused(
              "PersonInOwnGraph",
              "a person in the vocabulary",
              in("<graph/vocab/passeur>", "psr:Need dcterms:creator " + P)),
          refused(
              "PersonInOwnGraph",
              "a person in the open inferences",
              in("<graph/inferred/public>", P + " psr:x 'x'")),
          refused(
              "PersonInOwnGraph",
              "someone else in a person's graph",
              in(own("name"), Q + " foaf:name 'x'")),
          refused(
              "PersonInOwnGraph",
              "someone else as the object there",
              in(own("name"), P + " foaf:knows " + Q)),
          refused(
              "AddressAsWritten",
              "a person's address with a fragment",
              in(OPEN, R + " dcterms:relation <id/person/aaaaaaaaaaaa#me>")),
          refused(
              "AddressAsWritten",
              "a part of a person's address",
              in(own("name"), "<id/person/aaaaaaaaaaaa/x> foaf:name 'x'")),
          refused(
              "PersonInOwnGraph",
              "a person with an address of elsewhere",
              in(OPEN, "<http://elsewhere.org/x> a foaf:Person ; foaf:name 'x'")),
          refused(
              "PersonInOwnGraph",
              "somebody untyped of elsewhere",
              in(OPEN, "<http://elsewhere.org/x> foaf:familyName 'x'")),
          refused(
              "PersonInOwnGraph",
              "somebody of elsewhere where a consent of another can open it",
              in(own("name"), "<http://elsewhere.org/x> a schema:Person")),
          refused(
              "AddressAsWritten",
              "a person's address with an encoded letter",
              in(OPEN, R + " dcterms:relation <id/%70erson/aaaaaaaaaaaa>")),
          refused(
              "AddressAsWritten",
              "a person's address with a doubled slash",
              in(OPEN, R + " dcterms:relation <id//person/aaaaaaaaaaaa>")),
          refused(
              "PersonInOwnGraph",
              "a person's address with a folder of dots, which readers resolve",
              in(OPEN, R + " dcterms:relation <id/theme/../person/aaaaaaaaaaaa>")),
          refused(
              "AddressAsWritten",
              "a person's address with another case",
              in(OPEN, R + " dcterms:relation <ID/person/aaaaaaaaaaaa>")),
          refused(
              "AddressAsWritten",
              "a person's address with a slash behind",
              in(OPEN, R + " dcterms:relation <id/person/aaaaaaaaaaaa/>")),
          refused(
              "AddressAsWritten",
              "a person's address with a query behind",
              in(OPEN, R + " dcterms:relation <id/person/aaaaaaaaaaaa?x>")),
          refused(
              "AddressAsWritten",
              "a person's address with the host in capitals",
              in(OPEN, R + " dcterms:relation <http://LOCALHOST:8080/id/person/aaaaaaaaaaaa>")),
          refused(
              "AddressAsWritten",
              "a person's address with a name before the host",
              in(OPEN, R + " dcterms:relation <http://x@localhost:8080/id/person/aaaaaaaaaaaa>")),
          refused(
              "AddressAsWritten",
              "a person's address with a zero before the port",
              in(OPEN, R + " dcterms:relation <http://localhost:08080/id/person/aaaaaaaaaaaa>")),
          refused(
              "AddressAsWritten",
              "a person's address with the other scheme",
              in(OPEN, R + " dcterms:relation <https://localhost:8080/id/person/aaaaaaaaaaaa>")),
          refused(
              "AddressAsWritten",
              "a person's address with a page of a person",
              in(OPEN, R + " dcterms:relation <doc/person/aaaaaaaaaaaa>")),
          refused(
              "PersonInOwnGraph",
              "a membership of nobody knows whom",
              in(OPEN, M + " a org:Membership ; org:role role:member")),
          refused(
              "PersonInOwnGraph",
              "a claim of nobody knows whom",
              in(OPEN, "<id/claim/x> a psr:ExpertiseClaim ; psr:expertiseIn <id/theme/x>")),
          refused(
              "PersonInOwnGraph",
              "the holder of an open claim turns out to be a person",
              in(OPEN, "<id/claim/x> psr:holder <id/organization/x>"),
              in(own("expertise"), "<id/claim/x> psr:holder " + P)),
          refused(
              "PersonInOwnGraph",
              "an author written as text",
              in(OPEN, R + " dcterms:creator 'A Name'")),
          refused(
              "PersonInOwnGraph",
              "a name of an address of elsewhere",
              in(OPEN, "<https://orcid.org/0000-0002-1825-0097> foaf:name 'A Name'")),
          refused(
              "SensitiveFactInside",
              "an e-mail address as a page",
              in(OPEN, R + " foaf:page <mailto:x@example.org>")),
          refused(
              "SensitiveFactInside",
              "an e-mail address in an abstract",
              in(OPEN, R + " dcterms:abstract 'Écrire à x@example.org'@fr")),
          refused(
              "SensitiveFactInside",
              "a telephone number in a person's description",
              in(own("name"), P + " dcterms:description 'Au 514 555-0199'@fr")),
          refused(
              "SensitiveFactInside",
              "an offer turns out to be a person's",
              in(OPEN, "<id/offer/x> schema:email 'x@example.org'"),
              in(own("contribution"), "<id/offer/x> schema:provider " + P)),
          refused(
              "PersonInOwnGraph",
              "somebody of elsewhere turns out to be a person",
              in(OPEN, "<http://elsewhere.org/x> dcterms:title 'x'@fr"),
              in("<graph/restricted/import>", "<http://elsewhere.org/x> a foaf:Person")),
          refused(
              "PersonInOwnGraph",
              "what stood alone turns out to be a person's",
              in(OPEN, "<http://elsewhere.org/n> dcterms:description 'x'@fr"),
              in(
                  "<graph/restricted/import>",
                  "<http://elsewhere.org/x> a foaf:Person ; foaf:account"
                      + " <http://elsewhere.org/n>")),
          ok(
              "somebody of elsewhere inside",
              in("<graph/restricted/import>", "<http://elsewhere.org/x> a foaf:Person")),
          ok(
              "a person in their own graph",
              in(own("name"), P + " a foaf:Person ; foaf:name 'x' ; foaf:page <http://x/>")),
          ok("a person in a community's graph", in(INSIDE, P + " dcterms:subject <id/theme/x>")),
          ok("two people in a community's graph", in(INSIDE, P + " foaf:knows " + Q)),
          ok(
              "a person in a restricted graph",
              in("<graph/restricted/referral>", R + " psr:recommends " + P)),
          refused(
              "PersonInOwnGraph",
              "a person of another network",
              in(OPEN, R + " dcterms:creator <http://elsewhere.org/id/person/x>")),

          // categories
          refused(
              "KnownCategory",
              "a category of one's own",
              in(own("hobbies"), P + " dcterms:subject <id/theme/x>")),
          refused(
              "FactInItsCategory",
              "a name among expertise",
              in(own("expertise"), P + " foaf:name 'x'")),
          refused(
              "FactInItsCategory",
              "being a person, among contributions",
              in(own("contribution"), P + " a foaf:Person")),
          refused(
              "FactInItsCategory",
              "a claim beside the name",
              in(own("name"), "<id/claim/x> psr:holder " + P)),
          refused(
              "FactInItsCategory",
              "a membership among contributions",
              in(own("contribution"), M + " a org:Membership")),
          refused(
              "FactInItsCategory",
              "a role among affiliations",
              in(own("affiliation"), M + " org:role role:member")),
          refused(
              "FactInItsCategory",
              "an employer among memberships",
              in(own("membership"), P + " org:memberOf <id/organization/x>")),
          refused(
              "FactInItsCategory",
              "an authorship beside the name",
              in(own("name"), R + " dcterms:creator " + P)),
          refused(
              "FactInItsCategory",
              "an activity beside the name",
              in(own("name"), "<id/activity/x> prov:wasAssociatedWith " + P)),
          refused(
              "FactInItsCategory",
              "a need beside the name",
              in(own("name"), "<id/need/x> psr:expressedBy " + P)),
          refused(
              "FactInItsCategory",
              "availability beside the name",
              in(
                  own("name"),
                  P + " psr:availability <https://w3id.org/passeur/concept/availability/open>")),
          refused(
              "FactInItsCategory",
              "a contact route beside the name",
              in(
                  own("name"),
                  P + " psr:contactRoute <https://w3id.org/passeur/concept/route/direct>")),
          refused(
              "FactInItsCategory",
              "languages beside the name",
              in(own("name"), P + " schema:knowsLanguage 'fr'")),
          refused(
              "FactInItsCategory",
              "an e-mail address beside the name",
              in(own("name"), P + " vcard:hasEmail <mailto:x@example.org>")),
          refused(
              "FactInItsCategory",
              "a participation level among memberships",
              in(own("membership"), M + " psr:participationLevel <http://elsewhere.org/v>")),
          ok(
              "every fact in its category",
              in(own("name"), P + " a foaf:Person ; foaf:name 'x' ; dcterms:description 'x'@fr")
                  + in(
                      own("affiliation"),
                      P + " org:memberOf <id/organization/x> ; dcterms:spatial <id/territory/x>")
                  + in(
                      own("expertise"),
                      "<id/claim/x> a psr:ExpertiseClaim ; psr:holder "
                          + P
                          + " ; psr:expertiseIn <id/theme/x> . "
                          + P
                          + " psr:availability <http://elsewhere.org/v> ; psr:contactRoute"
                          + " <http://elsewhere.org/v> ; schema:knowsLanguage 'fr'")
                  + in(
                      own("membership"),
                      M
                          + " a org:Membership ; org:member "
                          + P
                          + " ; org:organization "
                          + C
                          + " ; org:role role:member")
                  + in(
                      own("contribution"),
                      R
                          + " dcterms:creator "
                          + P
                          + " . <id/activity/x> prov:wasAssociatedWith "
                          + P
                          + " . <id/need/x> psr:expressedBy "
                          + P)
                  + in(
                      own("participation"),
                      M
                          + " psr:participationLevel <http://elsewhere.org/v> ; psr:recognition"
                          + " <http://elsewhere.org/v> ; psr:allocatedTime 'PT2H'")
                  + in(
                      own("contact"),
                      P + " vcard:hasEmail <mailto:x@example.org> ; vcard:hasTelephone <tel:1>")),
          ok(
              "expertise of an organization in the open",
              in(
                  OPEN,
                  "<id/claim/x> psr:holder <id/organization/x> ; psr:expertiseIn <id/theme/x>")),
          ok(
              "availability of a community in the open",
              in(OPEN, C + " psr:availability <http://elsewhere.org/v>")),
          ok(
              "the author of a text is an organization",
              in(OPEN, R + " dcterms:creator <id/organization/x>")),

          // never in the open
          refused(
              "SensitiveFactInside",
              "a participation level in the open",
              in(
                  OPEN,
                  M
                      + " org:member <id/organization/x> ; psr:participationLevel"
                      + " <http://elsewhere.org/v>")),
          refused(
              "SensitiveFactInside",
              "recognition in the open",
              in(
                  OPEN,
                  M
                      + " org:member <id/organization/x> ; psr:recognition"
                      + " <http://elsewhere.org/v>")),
          refused(
              "SensitiveFactInside",
              "recognition of a community in the open",
              in(OPEN, C + " psr:recognition <http://elsewhere.org/v>")),
          refused(
              "SensitiveFactInside",
              "allocated time in the open",
              in(OPEN, M + " org:member <id/organization/x> ; psr:allocatedTime 'PT2H'")),
          refused(
              "SensitiveFactInside",
              "an e-mail address of anything",
              in(OPEN, R + " vcard:hasEmail <mailto:x@example.org>")),
          refused(
              "SensitiveFactInside",
              "a mailbox of someone elsewhere",
              in(OPEN, "<http://elsewhere.org/x> foaf:mbox <mailto:x@example.org>")),
          ok(
              "how to reach an organization",
              in(
                  OPEN,
                  "<id/organization/x> vcard:hasEmail <mailto:x@example.org> ; schema:telephone"
                      + " '1'")),
          ok(
              "how to reach a community and an offer",
              in(
                  OPEN,
                  C
                      + " vcard:hasEmail <mailto:c@example.org> . <id/offer/x> schema:email"
                      + " 'x@example.org'")),
          ok(
              "participation inside the community",
              in(INSIDE, M + " psr:participationLevel <http://elsewhere.org/v>")),

          // the register
          refused(
              "ConsentInRegister",
              "a consent in a public graph",
              in(OPEN, "<id/consent/x> a psr:PublicationConsent")),
          refused(
              "ConsentInRegister",
              "a consent in the vocabulary",
              in("<graph/vocab/passeur>", "<id/consent/x> psr:consentCovers data:name")),
          refused(
              "ConsentInRegister",
              "a status in a public graph",
              in(OPEN, "<id/consent/x> dpv:hasConsentStatus dpv:ConsentGiven")),
          refused(
              "ConsentInRegister",
              "an audience in another restricted graph",
              in(
                  "<graph/restricted/referral>",
                  "<id/consent/x> psr:consentAudience audience:public")),
          refused(
              "ConsentInRegister",
              "a consent in the person's graph",
              in(own("name"), "<id/consent/x> dpv:hasDataSubject " + P)),
          refused(
              "ConsentInRegister",
              "what it covers in a community's graph",
              in(INSIDE, "<id/consent/x> psr:consentCovers data:name")),
          ok(
              "a consent in the register",
              in(
                  "<graph/restricted/consent>",
                  "<id/consent/x> a psr:PublicationConsent ; dpv:hasDataSubject "
                      + P
                      + " ; dpv:hasConsentStatus dpv:ConsentGiven ; psr:consentAudience"
                      + " audience:public ; psr:consentCovers data:name")),

          // memberships
          refused(
              "MembershipInside",
              "a private community's member in the person's graph",
              community("private"),
              in(own("membership"), M + " org:organization " + C)),
          refused(
              "MembershipInside",
              "both in one change",
              community("network") + in(own("membership"), M + " org:organization " + C)),
          refused(
              "MembershipInside",
              "in the graph of another community",
              community("private"),
              in("<graph/community/dddddddddddd>", M + " org:organization " + C)),
          refused(
              "MembershipInside",
              "as an affiliation",
              community("private"),
              in(own("affiliation"), P + " org:memberOf " + C)),
          refused(
              "MembershipInside",
              "the community turns private afterwards",
              in(own("membership"), M + " org:organization " + C),
              community("private")),
          refused(
              "MembershipInside",
              "the community turns private after an affiliation",
              in(own("affiliation"), P + " org:memberOf " + C),
              community("private")),
          refused(
              "MembershipInside",
              "a second visibility turns it private",
              in(INSIDE, C + " psr:visibility visibility:public")
                  + in(own("membership"), M + " org:organization " + C),
              in(INSIDE, C + " psr:visibility visibility:private")),
          refused(
              "MembershipInside",
              "the open membership of an organization in it",
              community("private"),
              in(OPEN, M + " org:member <id/organization/x> ; org:organization " + C)),
          ok(
              "in the community's own graph",
              community("private"),
              in(INSIDE, M + " org:organization " + C + " ; org:member " + P)),
          ok(
              "in a restricted graph",
              community("hidden"),
              in("<graph/restricted/referral>", M + " org:organization " + C)),
          ok(
              "a public community's member",
              community("public"),
              in(own("membership"), M + " org:organization " + C)),
          ok(
              "the community turns private with its members inside",
              in(INSIDE, M + " org:organization " + C),
              community("private")),
          ok(
              "members brought inside as it turns private",
              in(INSIDE, M + " org:organization " + C) + community("private")),

          // what is not public
          refused(
              "NotPublicNotInTheOpen",
              "a private thing in the open",
              in(INSIDE, R + " psr:visibility visibility:private"),
              in(OPEN, R + " dcterms:title 'x'@fr")),
          refused(
              "NotPublicNotInTheOpen",
              "its visibility itself",
              in(OPEN, R + " psr:visibility visibility:network")),
          refused(
              "NotPublicNotInTheOpen",
              "a thing turns private afterwards",
              in(OPEN, R + " dcterms:title 'x'@fr"),
              in(INSIDE, R + " psr:visibility visibility:private")),
          refused(
              "NotPublicNotInTheOpen",
              "a private thing under a foreign address",
              in(INSIDE, "<http://elsewhere.org/x> psr:visibility visibility:private"),
              in(OPEN, "<http://elsewhere.org/x> dcterms:title 'x'@fr")),
          refused(
              "NotPublicNotInTheOpen",
              "a visibility that is not in the list",
              in(OPEN, R + " psr:visibility 'public'")),
          refused(
              "NotPublicNotInTheOpen",
              "a private text in its author's graph",
              in(INSIDE, R + " psr:visibility visibility:private"),
              in(own("contribution"), R + " dcterms:creator " + P)),
          refused(
              "NotPublicNotInTheOpen",
              "a text turns private with its author's graph there",
              in(own("contribution"), R + " dcterms:creator " + P),
              in(INSIDE, R + " psr:visibility visibility:private")),
          ok(
              "a private thing in the community's graph",
              in(
                  INSIDE,
                  R
                      + " psr:visibility visibility:private ; dcterms:title 'x'@fr ;"
                      + " dcterms:creator "
                      + P)),
          ok(
              "a private thing in a restricted graph",
              in("<graph/restricted/x>", R + " psr:visibility visibility:hidden")),
          ok("a thing without visibility", in(OPEN, "<id/theme/x> skos:prefLabel 'x'@fr")),
          ok(
              "a network's resource mentioned in the open",
              in(INSIDE, R + " psr:visibility visibility:network"),
              in(OPEN, "<id/practice/x> psr:documentedBy " + R)),

          // hidden
          refused(
              "HiddenNotNamed",
              "a hidden community as the object",
              community("hidden"),
              in(OPEN, R + " psr:sharedIn " + C)),
          refused(
              "HiddenNotNamed",
              "both in one change",
              community("hidden") + in(OPEN, R + " psr:sharedIn " + C)),
          refused(
              "HiddenNotNamed",
              "the community is hidden afterwards",
              in(OPEN, R + " psr:sharedIn " + C),
              community("hidden")),
          refused(
              "HiddenNotNamed",
              "named in a person's graph",
              community("hidden"),
              in(own("contribution"), R + " psr:sharedIn " + C)),
          refused(
              "HiddenNotNamed",
              "hidden afterwards, named in a person's graph",
              in(own("expertise"), "<id/claim/x> psr:evidence " + C),
              community("hidden")),
          ok(
              "a private community as the object",
              community("private"),
              in(OPEN, R + " psr:sharedIn " + C)),
          ok(
              "a hidden community named inside",
              community("hidden"),
              in("<graph/restricted/referral>", R + " psr:sharedIn " + C)),
          ok(
              "a hidden community named among what no consent publishes",
              community("hidden"),
              in(own("participation"), M + " dcterms:subject " + C)));

  @TempDir static Path folder;
  private static RecordStore store;

  @BeforeAll
  static void openTheDoor() {
    store = RecordStore.open(folder, TestData.SKOLEM, Clock.systemUTC());
    store.guardedBy(List.of(new WellFormed(), new Placement(ADDRESSES)));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @TestFactory
  @Logs("Bad IRI: <http://x@localhost")
  Stream<DynamicTest> whatGoesWhere() {
    return CASES.stream()
        .map(
            c ->
                dynamicTest(
                    (c.rule().isEmpty() ? "stored" : c.rule()) + ": " + c.name(), () -> check(c)));
  }

  @Test
  void everyRuleOfTheTableHasACase() {
    Set<String> shown = CASES.stream().map(Case::rule).filter(r -> !r.isEmpty()).collect(toSet());
    assertEquals(new TreeSet<>(PlacementTable.MESSAGES.keySet()), new TreeSet<>(shown));
  }

  @Test
  void everyRuleSpeaksBothLanguages() {
    PlacementTable.MESSAGES.forEach(
        (rule, words) -> {
          assertFalse(words.fr().isBlank() || words.fr().equals(rule), rule);
          assertFalse(words.en().isBlank() || words.en().equals(words.fr()), rule);
        });
  }

  private static void check(Case c) {
    try {
      store.write(NOTE, data -> add(c.before()).accept(data));
      Report report = store.tryOut(add(c.change())).report();
      if (c.rule().isEmpty()) {
        assertTrue(report.conforms(), report.toString());
        store.write(NOTE, add(c.change()));
      } else {
        assertEquals(
            Set.of(c.rule()),
            report.results().stream()
                .map(r -> r.rule().getURI().substring(Psr.SHAPES.length()))
                .collect(toSet()));
      }
    } finally {
      store.write(NOTE, data -> TestData.named(data).forEach(data::delete));
    }
  }
}
