package org.passeur.people;

import static org.passeur.people.TermNames.words;

import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Psr;

/**
 * Classifies the classes of any vocabulary: a person, possibly a person, a collective, a place, a
 * service, or a node that connects a person with something. Terms are recognized by their local
 * names, so that vocabularies that are not listed are understood too; in doubt a class is one of
 * people.
 */
final class AgentClasses {
  private static final String WIKIDATA = "http://www.wikidata.org/entity/";
  private static final String RDA = "http://rdaregistry.info/Elements/c/";
  private static final String SCHEMA_BUSINESSES =
      "library museum hospital physician dentist pharmacy restaurant hotel campground bakery";

  private static final Set<String> PEOPLE =
      words(
          "person people human humanbeing man woman men women individual user account user"
              + " useraccount",
          "onlineaccount member author artist writer actor musician singer poet novelist painter",
          "sculptor politician scientist athlete journalist philosopher astronaut comedian"
              + " criminal",
          "cleric priest bishop cardinal pope saint monk royalty monarch noble senator deputy"
              + " mayor",
          "minister president governor judge lawyer engineer architect economist historian",
          "psychologist egyptologist medician theologian youtuber chef presenter producer",
          "screenwriter director composer instrumentalist player coach referee patient doctor"
              + " nurse",
          "professor teacher instructor lecturer student undergraduatestudent graduatestudent",
          "phdstudent employee staff academic academicstaff faculty facultymember"
              + " nonfacultyacademic",
          "nonacademic librarian postdoc postdoctorate emeritus emeritusfaculty emeritusprofessor",
          "emerituslibrarian researcher expert volunteer contributor editor reviewer translator",
          "creator participant speaker attendee candidate contact contactperson profile",
          "personalprofiledocument profilepage differentiatedperson undifferentiatedperson",
          "personalname familyname owner maintainer developer mentor founder",
          "birth death marriage baptism burial divorce mitarbeiter mitarbeiterin benutzer autor"
              + " autora",
          "voluntaria voluntario usuario usuaria persona benevole personne auteur auteure membre",
          "intervenant intervenante employe employee utilisateur utilisatrice participante");

  private static final Set<String> PEOPLE_ENDINGS =
      words(
          "person individual account player scientist politician artist writer author athlete",
          "researcher professor student teacher employee facultymember librarian academic coach");

  private static final Set<String> AGENTS =
      words("agent kind vcard actor legalagent responsibleagent party contributor creator c10002");

  private static final Set<String> COLLECTIVES =
      words(
          "organization organisation formalorganization organizationalunit corporation company",
          "enterprise business localbusiness ngo university college collegeoruniversity school",
          "institution institute department laboratory lab center centre consortium association",
          "foundation agency government ministry authority bureau office council committee",
          "commission group team club union cooperative coop federation network community",
          "communityofpractice bridgecommunity project programme program initiative society"
              + " division",
          "unit branch store shop clinic church parish publisher library archive museum hospital",
          "softwareagent application bot corporatebody collectiveagent ecosystem researchgroup",
          "fundingagency fundingorganization sportsteam band",
          SCHEMA_BUSINESSES);

  private static final Set<String> COLLECTIVE_ENDINGS =
      words(
          "organization organisation corporation company enterprise business university college",
          "school institution institute department laboratory center centre consortium association",
          "foundation agency government ministry council committee commission group team club",
          "federation network community project society store shop clinic office library museum",
          "hospital restaurant union");

  private static final Set<String> NAMED_PLACES =
      words(
          "city country region territory municipality village town district neighbourhood",
          "neighborhood administrativearea administrativeregion state province continent county",
          "populatedplace settlement borough");

  private static final Set<String> PLACES =
      words("place location building venue facility site feature park civicstructure landmark");

  private static final Set<String> SERVICES =
      words(
          "service offer offering supportoffer publicservice governmentservice platform website",
          "webapplication softwareapplication servicechannel dataservice onlineservice");

  private static final Set<String> RELATORS =
      words(
          "membership role post position employment contribution authorship affiliation"
              + " participation",
          "appointment attribution expertiseclaim claim editorship advisorship relationship",
          "advisingrelationship association");

  /**
   * Nodes that connect a person with something: they concern a person even if they do not name one.
   */
  private static final Set<String> RELATORS_OF_PEOPLE =
      words(
          "authorship editorship advisorship employment facultyposition academicposition",
          "nonfacultyacademicposition nonacademicposition librarianposition postdocposition",
          "primaryposition facultyadministrativeposition advisingrelationship mentorship",
          "occupationalexperience workexperience awardreceipt awardeddegree");

  private static final String VIVO_POSITION = "http://vivoweb.org/ontology/core#Position";

  private static final Set<String> RELATOR_ENDINGS =
      words("membership position employment contribution authorship affiliation role relationship");

  private static final Set<String> THINGS =
      words(
          "concept conceptscheme collection topic subject theme skill language class property",
          "ontology document article book chapter paper proceedings periodical journal publication",
          "work creativework report thesis dataset distribution catalog software package"
              + " repository",
          "manuscript issue series website webpage course event conference meeting workshop talk",
          "track session resource practice need challenge repertoire license datatype"
              + " objectproperty",
          "datatypeproperty annotationproperty manifestation expression instance item"
              + " catalogrecord");

  private static final Set<String> THING_ENDINGS =
      words(
          "article book paper publication work report thesis dataset software document event",
          "conference workshop proceedings journal concept scheme course resource property");

  /** Nodes with contact details or names. */
  private static final Set<String> CONTACT_NODES =
      words(
          "address postaladdress contactpoint contactinformation email telephone phone name label",
          "voice fax cell home work mobile personname nameelement telephonetype appellation",
          "actorappellation contactdetails telephonenumber emailaddress");

  private static final Predicate<Node> PERSON = TermNames.remembered(AgentClasses::saysPerson);
  private static final Predicate<Node> AGENT =
      TermNames.remembered(
          c ->
              c.equals(Foaf.AGENT)
                  || c.getURI().equals(VIVO_POSITION)
                  || named(c, AGENTS, Set.of())
                  || named(c, RELATORS_OF_PEOPLE, Set.of()));
  private static final Predicate<Node> COLLECTIVE =
      TermNames.remembered(AgentClasses::saysCollective);
  private static final Predicate<Node> PLACE =
      TermNames.remembered(
          c -> named(c, PLACES, Set.of("place")) || named(c, NAMED_PLACES, Set.of()));
  private static final Predicate<Node> SERVICE =
      TermNames.remembered(c -> named(c, SERVICES, Set.of("service")));
  private static final Predicate<Node> RELATOR =
      TermNames.remembered(c -> named(c, RELATORS, RELATOR_ENDINGS));
  private static final Predicate<Node> THING =
      TermNames.remembered(
          c ->
              c.getURI().startsWith(Psr.NS)
                  || named(c, NAMED_PLACES, Set.of())
                  || named(c, THINGS, THING_ENDINGS));
  private static final Predicate<Node> CONTACT =
      TermNames.remembered(c -> named(c, CONTACT_NODES, Set.of("address")));

  private AgentClasses() {}

  /** Returns whether instances are people, or stand for one, like an account or a profile. */
  public static boolean isPerson(Node type) {
    return PERSON.test(type);
  }

  /**
   * Returns whether instances are agents, or connect an agent with something: people, unless
   * something says that they are a collective.
   */
  public static boolean isAgent(Node type) {
    return AGENT.test(type);
  }

  /** Returns whether instances are organizations, groups, communities, projects or programs. */
  public static boolean isCollective(Node type) {
    return COLLECTIVE.test(type);
  }

  public static boolean isPlace(Node type) {
    return PLACE.test(type);
  }

  /** Returns whether instances are services, offers or platforms. */
  public static boolean isService(Node type) {
    return SERVICE.test(type);
  }

  /**
   * Returns whether instances connect an agent with something: memberships, posts, contributions.
   */
  public static boolean isRelator(Node type) {
    return RELATOR.test(type);
  }

  /**
   * Returns whether instances are works, events, subjects or named places, which belong to no
   * single person.
   */
  public static boolean isThing(Node type) {
    return THING.test(type);
  }

  /** Returns whether instances are addresses, telephones or names as nodes of their own. */
  public static boolean isContactNode(Node type) {
    return CONTACT.test(type);
  }

  private static boolean saysPerson(Node type) {
    String iri = type.getURI();
    String name = TermNames.of(type);
    if (iri.equals(WIKIDATA + "Q5") || iri.equals(RDA + "C10004")) {
      return true;
    }
    if (TermNames.isStructure(type) || saysCollective(type)) {
      return false;
    }
    return PEOPLE.contains(name)
        || name.contains("person")
        || PEOPLE_ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static boolean saysCollective(Node type) {
    String iri = type.getURI();
    return iri.equals(WIKIDATA + "Q43229")
        || iri.equals(RDA + "C10005")
        || iri.equals(RDA + "C10011")
        || COLLECTIVES.contains(TermNames.of(type))
        || COLLECTIVE_ENDINGS.stream().anyMatch(TermNames.of(type)::endsWith);
  }

  private static boolean named(Node type, Set<String> names, Set<String> endings) {
    String name = TermNames.of(type);
    return names.contains(name) || endings.stream().anyMatch(name::endsWith);
  }
}
