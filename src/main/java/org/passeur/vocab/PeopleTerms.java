package org.passeur.vocab;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Terms of other vocabularies that speak of people, by what they mean there: FOAF, schema.org,
 * vCard, Dublin Core, PROV, DOAP, SIOC, BIBO, SWRC, PAIR. Used to keep people inside, so in doubt a
 * term is listed.
 */
public final class PeopleTerms {
  private static final String FOAF = Foaf.NS;
  private static final String VCARD = Vcard.NS;
  private static final List<String> SCHEMA = List.of("http://schema.org/", "https://schema.org/");
  private static final String ACTIVITY = "https://www.w3.org/ns/activitystreams#";
  private static final String PAIR = "http://virtual-assembly.org/ontologies/pair#";
  private static final String SWRC = "http://swrc.ontoware.org/ontology#";
  private static final String SWC = "http://data.semanticweb.org/ns/swc/ontology#";
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String BIBO = "http://purl.org/ontology/bibo/";
  private static final String DOAP = "http://usefulinc.com/ns/doap#";
  private static final String SIOC = "http://rdfs.org/sioc/ns#";

  /** Classes of people. */
  public static final Set<Node> CLASSES =
      terms(
          List.of(FOAF + "Person", Prov.NS + "Person", VCARD + "Individual"),
          List.of("http://www.w3.org/ns/person#Person", ACTIVITY + "Person", PAIR + "Person"),
          in(SWRC, "Person", "Employee", "AcademicStaff", "Student", "PhDStudent"),
          in(SCHEMA, "Person"));

  /** Classes of what can be an author and is no person. */
  public static final Set<Node> COLLECTIVES =
      terms(
          in(FOAF, "Organization", "Group", "Project"),
          in(Org.NS, "Organization", "FormalOrganization", "OrganizationalUnit"),
          in(VCARD, "Organization", "Group"),
          in(SCHEMA, "Organization", "Corporation", "EducationalOrganization", "NGO"),
          in(SCHEMA, "GovernmentOrganization", "CollegeOrUniversity", "Project"),
          in(Prov.NS, "Organization", "SoftwareAgent"),
          in(ACTIVITY, "Organization", "Group", "Application", "Service"),
          in(PAIR, "Organization", "Group", "Project"),
          in(SWRC, "Organization", "University", "Department", "Enterprise"),
          in(Psr.NS, "Community", "CommunityOfPractice", "BridgeCommunity"));

  /** What is only said of a person. */
  public static final Set<Node> OF_A_PERSON =
      terms(
          in(FOAF, "givenName", "givenname", "firstName", "familyName", "family_name", "lastName"),
          in(FOAF, "surname", "knows", "mbox_sha1sum", "geekcode", "myersBriggs", "plan"),
          in(FOAF, "workInfoHomepage", "workplaceHomepage", "schoolHomepage", "currentProject"),
          in(SCHEMA, "givenName", "familyName", "additionalName", "birthDate", "jobTitle"),
          in(SCHEMA, "knows", "worksFor", "alumniOf", "colleague"),
          in(VCARD, "given-name", "family-name", "additional-name", "bday"),
          in(SWRC, "affiliation"),
          in(SWC, "affiliation", "holdsRole"),
          in(PAIR, "firstName", "lastName", "affiliatedBy"));

  /** What leads to a person or a collective; a text in that place is a name. */
  public static final Set<Node> TO_AN_AGENT =
      terms(
          in(DC, "creator", "contributor"),
          in(Dcterms.NS, "creator", "contributor"),
          in(FOAF, "maker", "member", "knows"),
          in(SCHEMA, "author", "creator", "contributor", "editor", "translator", "member"),
          in(SCHEMA, "performer", "organizer", "employee", "founder", "attendee", "actor"),
          in(Prov.NS, "wasAttributedTo", "wasAssociatedWith", "agent"),
          in(DOAP, "maintainer", "developer", "documenter", "tester", "translator", "helper"),
          in(SIOC, "has_creator", "has_modifier", "has_member", "has_moderator"),
          in(BIBO, "authorList", "editorList", "editor", "translator", "interviewer"),
          in(SWRC, "author", "editor", "head", "member"),
          in("http://www.cs.vu.nl/~mcaklein/onto/swrc_ext/2005/05#", "authorList", "editorList"),
          in(SWC, "heldBy", "hasSpeaker"),
          in(ACTIVITY, "attributedTo", "actor"),
          in(PAIR, "affiliates", "hasMember", "offeredBy"),
          in(Org.NS, "hasMember", "headOf"));

  private PeopleTerms() {}

  private static List<String> in(String namespace, String... names) {
    return List.of(names).stream().map(namespace::concat).toList();
  }

  private static List<String> in(List<String> namespaces, String... names) {
    return namespaces.stream().flatMap(n -> in(n, names).stream()).toList();
  }

  @SafeVarargs
  private static Set<Node> terms(List<String>... lists) {
    Set<Node> all = new HashSet<>();
    for (List<String> list : lists) {
      list.forEach(iri -> all.add(NodeFactory.createURI(iri)));
    }
    return Set.copyOf(all);
  }
}
