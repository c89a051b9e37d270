package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestData;
import org.passeur.rights.Role;
import org.passeur.sparql.library.QueryLibrary;

/** What staff SPARQL and staff questions answer to each role, on the demonstration network. */
final class StaffViewTest {
  private static final String KINDS =
      "SELECT DISTINCT ?kind { GRAPH ?g { ?s ?p ?o }"
          + " BIND(REPLACE(STR(?g), '^.*/graph/(person/[^/]+/|community/|restricted/)?', '$1') AS ?t)"
          + " BIND(REPLACE(REPLACE(?t, 'person/[^/]+/', 'person/'), 'community/.*', 'community') AS"
          + " ?kind) }";

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

  @BeforeAll
  static void open() {
    demo = new DemoHouse(folder);
    for (Role role : Role.values()) {
      TOKENS.put(role, "Bearer " + demo.token(role));
    }
  }

  @AfterAll
  static void close() {
    demo.close();
  }

  private static String token(Role role) {
    return TOKENS.getOrDefault(role, "");
  }

  private static HttpResponse<String> ask(Role role, String query, String more) throws Exception {
    return demo.get(
        "/sparql/staff?query=" + DemoHouse.encode(TestData.update(query)) + more,
        "Accept",
        "text/csv",
        "Authorization",
        token(role));
  }

  private static Set<String> rows(Role role, String query, String more) throws Exception {
    var answer = ask(role, query, more);
    assertEquals(200, answer.statusCode(), query + answer.body());
    return new TreeSet<>(answer.body().lines().skip(1).toList());
  }

  @Test
  void eachRoleSeesTheGraphsOfTheTable() throws Exception {
    Set<String> staff = rows(Role.STAFF, KINDS, "");
    assertTrue(staff.containsAll(List.of("person/name", "person/contact")), staff.toString());
    for (String kind :
        List.of("person/participation", "community", "restricted/consent", "restricted/referral")) {
      assertFalse(staff.contains(kind), staff.toString());
    }
    Set<String> referral = rows(Role.REFERRAL, KINDS, "");
    assertTrue(
        referral.containsAll(
            List.of("person/name", "restricted/consent", "restricted/referral", "community")),
        referral.toString());
    assertFalse(referral.contains("person/participation"), referral.toString());
    Set<String> admin = rows(Role.ADMIN, KINDS, "");
    assertTrue(admin.containsAll(staff) && admin.containsAll(referral), admin.toString());
    assertFalse(admin.contains("person/participation"), admin.toString());
  }

  @Test
  void aQueryForReferralFindsPeopleWhoAgreedAndNoOthers() throws Exception {
    String names = "SELECT ?who { ?who foaf:name ?n }";
    Set<String> all = rows(Role.STAFF, names, "");
    Set<String> agreed = rows(Role.REFERRAL, names, "");
    assertTrue(all.containsAll(agreed));
    assertTrue(agreed.size() < all.size(), agreed.size() + " of " + all.size());
    Set<String> published =
        new TreeSet<>(
            demo.get(
                    "/sparql?query=" + DemoHouse.encode(TestData.update(names)),
                    "Accept",
                    "text/csv")
                .body()
                .lines()
                .skip(1)
                .toList());
    assertTrue(agreed.containsAll(published));
    assertTrue(agreed.size() > published.size(), "some agreed to the network alone");
  }

  @Test
  void theProtocolsGraphsAreOfTheView() throws Exception {
    String all = "SELECT ?s { ?s ?p ?o }";
    String named = "SELECT ?s { GRAPH ?g { ?s ?p ?o } }";
    String consents = DemoHouse.encode(House.BASE + "/graph/restricted/consent");
    for (Role role : List.of(Role.STAFF, Role.REFERRAL)) {
      boolean empty = role == Role.STAFF;
      assertEquals(empty, rows(role, all, "&default-graph-uri=" + consents).isEmpty());
      assertEquals(empty, rows(role, named, "&named-graph-uri=" + consents).isEmpty());
    }
  }

  @Test
  void otherRolesAreToldWhichTokensReadHere() throws Exception {
    for (Role role : List.of(Role.MEMBER, Role.FACILITATOR, Role.CURATOR)) {
      for (String path :
          List.of("/sparql/staff?query=ASK%7B%7D", "/queries/competency/sole-brokers.csv")) {
        var answer = demo.get(path, "Authorization", token(role), "Accept-Language", "en");
        assertEquals(403, answer.statusCode(), role + path);
        assertTrue(answer.body().contains("“staff” or “referral”"), answer.body());
        assertTrue(answer.body().contains(role.token()), answer.body());
      }
    }
  }

  /** Of people's own graphs; a request may say what it likes of whom it is about. */
  @Test
  void noStaffQuestionShowsWhatIsReckonedWithAlone() throws Exception {
    var library = new QueryLibrary();
    for (Role role : List.of(Role.STAFF, Role.REFERRAL)) {
      Set<String> readable = rows(role, "SELECT DISTINCT ?x { ?x ?p ?o }", "");
      readable.addAll(rows(role, "SELECT DISTINCT ?x { ?s ?p ?x FILTER(ISIRI(?x)) }", ""));
      for (String name : library.ready()) {
        if (!library.header(name).staffOnly()) {
          continue;
        }
        var answer = demo.get("/queries/" + name + ".csv", "Authorization", token(role));
        assertEquals(200, answer.statusCode(), name + answer.body());
        var people =
            java.util.regex.Pattern.compile(House.BASE + "/id/person/[a-z0-9]+")
                .matcher(answer.body());
        while (people.find()) {
          assertTrue(readable.contains(people.group()), role + " " + name + " " + people.group());
        }
      }
    }
  }

  @Test
  void countsAreForStaffWhoReadNothingOfWhatIsCounted() throws Exception {
    String staff = token(Role.STAFF);
    for (String name :
        List.of(
            "competency/diversity-and-recognition",
            "competency/unrecognised-facilitation",
            "competency/peripheral-expertise",
            "competency/requests-without-anyone",
            "competency/over-solicited",
            "further/requests-by-network")) {
      var answer = demo.get("/queries/" + name + ".csv", "Authorization", staff);
      assertTrue(answer.body().lines().count() > 1, name + answer.body());
      assertFalse(answer.body().contains("/id/person/"), name + answer.body());
    }
    var page =
        demo.get(
            "/queries/competency/over-solicited", "Authorization", staff, "Accept", "text/html");
    assertTrue(page.body().contains("id=\"reponse\""), page.body());
  }
}
