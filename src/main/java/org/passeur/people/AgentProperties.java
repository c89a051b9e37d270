package org.passeur.people;

import static org.passeur.people.TermNames.words;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Schema;
import org.passeur.vocab.Skos;
import org.passeur.vocab.Vcard;

/**
 * Classifies the properties of any vocabulary: said only of people, leading to a person, contact
 * details, names, and leading from a person to something shared. Properties are recognized by their
 * local names, those of Wikidata by their numbers, the MARC relators by their namespace; in doubt a
 * property is included.
 */
final class AgentProperties {
  private static final List<String> RELATORS =
      List.of(
          "http://id.loc.gov/vocabulary/relators/",
          "https://id.loc.gov/vocabulary/relators/",
          "http://www.loc.gov/loc.terms/relators/");

  /** MARC relators whose values are places. */
  private static final Set<String> RELATORS_TO_PLACES = words("pup prp mfp dbp evp uvp");

  private static final String WIKIDATA = "http://www.wikidata.org/prop/";
  private static final String RDA_AGENT = "http://rdaregistry.info/Elements/a/";
  private static final String RDA_WORK = "http://rdaregistry.info/Elements/w/";

  private static final Set<String> OF_A_PERSON =
      words(
          "givenname givennames firstname forename familyname lastname surname middlename",
          "additionalname maidenname birthname honorificprefix honorificsuffix birthdate"
              + " dateofbirth",
          "birthday bday birthplace placeofbirth birthyear deathdate dateofdeath deathplace",
          "placeofdeath deathyear gender sex nationality jobtitle profession occupation worksfor",
          "employer alumniof almamater spouse sibling relative knows colleague",
          "mboxsha1sum emailsha1 geekcode myersbriggs workinfohomepage workplacehomepage",
          "schoolhomepage currentproject pastproject affiliation affiliatedby holdsrole orcid"
              + " orcidid",
          "researcherid scopusid hindex holds headof reportsto made publications account"
              + " holdsaccount",
          "openid preferredusername screenname maritalstatus religion ethnicity salary credential",
          "cv curriculumvitae biography preferrednamefortheperson",
          "variantnamefortheperson socialinsurancenumber nationalid taxid age knowslanguage"
              + " memberof",
          "membership broughtintolife wasborn bornin username nick",
          "workexperience education homelocation worklocation professionoroccupation",
          "parents children father mother parentof childof siblingof spouseof grandparentof",
          "grandchildof ancestorof descendantof employedby hasmet livesnear",
          "prenom prenoms nomdefamille nomdenaissance datedenaissance lieudenaissance etatcivil",
          "vorname nachname familienname geburtsname geburtsdatum geburtsort apellido apellidos",
          "primerapellido segundoapellido fechadenacimiento lugardenacimiento nomecompleto cognome",
          "sobrenome datadinascita fullname nomcomplet nometprenom nombrecompleto vollername");

  private static final Set<String> TO_AN_AGENT =
      words(
          "author creator contributor editor translator illustrator maker performer organizer",
          "organiser attendee presenter speaker instructor actor director producer composer"
              + " lyricist",
          "interviewer interviewee reviewer moderator modifier maintainer developer documenter"
              + " tester",
          "helper mentor supervisor advisor adviser advisee employee employees alumni alumnus"
              + " founder",
          "cofounder member members memberlist leader chair president secretary treasurer owner",
          "heldby holder agent wasattributedto attributedto wasassociatedwith wasstartedby",
          "wasendedby createdby authoredby writtenby editedby translatedby maintainedby"
              + " developedby",
          "madeby ledby managedby ownedby offeredby submittedby approvedby reviewedby contactpoint",
          "contactperson responsible responsibleparty responsibleperson authorlist editorlist",
          "principalinvestigator investigator knows colleague spouse sibling",
          "relative friend follower followers sender recipient attendedby signatory",
          "witness expert spokesperson carriedoutby hadparticipant hascurrentorformermember",
          "affiliates accountof administratorof administrator membersof participant"
              + " actedonbehalfof",
          "currentstaff staff staffmember manager head headofstate boardmember copyrightholder",
          "rightsholder proposer firstauthor lastauthor correspondingauthor relatedagent",
          "subscriberof hasmember usermember assigner assignee attributionname attributionurl",
          "addressedto responsibilitystatement statementofresponsibility byline authorname",
          "authornamestring creatorname contributorname ownername contactname keypeople friendof",
          "acquaintanceof apprenticeto mentorof collaborateswith workswith auteur auteure auteurs",
          "auteurice redacteur redactrice responsable membre membres personneressource animateur",
          "animatrice benevole benevoles autor autora verfasser ansprechpartner");

  private static final Set<String> CONTACT =
      words(
          "email emailaddress mail mailbox mbox workemail homeemail emailwork personalemail"
              + " telephone",
          "phone phonenumber telephonenumber tel mobile mobilephone mobilenumber cellphone fax",
          "faxnumber homephone workphone sms streetaddress street addressline address1 address2",
          "address adr postaladdress mailingaddress extendedaddress homeaddress officeaddress",
          "workaddress residence pobox postofficebox postofficeboxnumber postalcode"
              + " addresslocality",
          "locality instantmessage impp jabberid msnchatid aimchatid icqchatid yahoochatid skypeid",
          "jabber xmpp im skype whatsapp telegram contactinfo contactinformation",
          "contactdetails thoroughfare fulladdress locatordesignator locatorname contactnote",
          "arg2000028 postcode poboxnumber emailsha1 mboxsha1sum courriel adressecourriel",
          "adresseelectronique numerodetelephone telephonecellulaire cellulaire telecopieur"
              + " adresse",
          "adressepostale adressecivique rue codepostal domicile telefon telefonnummer handy",
          "mobiltelefon anschrift strasse hausnummer plz postleitzahl correo correoelectronico",
          "telefono movil direccion domicilio codigopostal telefone morada endereco indirizzo");

  private static final Set<String> NAME = words("nickname nick accountname username ");

  /** Vocabulary of kinship and acquaintance: every property relates two people. */
  private static final String RELATIONSHIP = "http://purl.org/vocab/relationship/";

  private static final String BIO = "http://purl.org/vocab/bio/0.1/";
  private static final Set<String> BIO_PERSON = words("event birth death father mother child olb");

  private static final String ACTIVITY_STREAMS = "https://www.w3.org/ns/activitystreams#";
  private static final Set<String> ACTIVITY_STREAMS_TO_AN_AGENT =
      words("to bto cc bcc audience actor inbox outbox following liked endpoints");

  private static final List<String> VCARDS =
      List.of(Vcard.NS, "http://www.w3.org/2001/vcard-rdf/3.0#");

  /** Vocabularies in which {@code name} is the name of an agent. */
  private static final List<String> NAMES_OF_AGENTS =
      List.of(Foaf.NS, "http://rdfs.org/sioc/ns#", "http://rdfs.org/sioc/types#");

  private static final Set<String> VCARD_NAMES = words("fn n name nickname");
  private static final Set<String> VCARD_PERSON = words("family given title role");
  private static final Set<String> FOAF_PERSON = words("title plan child");

  private static final Set<String> SHARED =
      words(
          "subject interest topicinterest knowsabout basednear spatial language knowslanguage",
          "nationality country memberof worksfor affiliation alumniof employer workplacehomepage",
          "schoolhomepage workinfohomepage currentproject pastproject made publications"
              + " publication",
          "publicationof organization organisation unitof postin theme topic researcharea",
          "fieldofwork field skill skills expertise competence occupation license rights type",
          "isdefinedby inscheme birthplace deathplace placeofbirth placeofdeath homepage ",
          "conformsto format");

  private static final Set<String> WIKIDATA_OF_A_PERSON =
      words(
          "P569 P570 P735 P734 P21 P106 P108 P19 P20 P27 P69 P496 P26 P40 P22 P25 P3373 P2031 P39",
          "P1477 P742 P1559 P2037 P2002 P512 P101");

  private static final Set<String> WIKIDATA_TO_AN_AGENT =
      words(
          "P50 P2093 P98 P57 P175 P170 P110 P655 P112 P169 P488 P1037 P3320 P710 P767 P1640 P86",
          "P162 P6 P35 P823 P184 P185 P287 P676 P1779 P2438 P5804 P664");

  private static final Set<String> WIKIDATA_CONTACT = words("P968 P1329 P6375 P2900 P281 P969");

  private static final Set<String> WIKIDATA_SHARED =
      words("P31 P279 P106 P108 P19 P20 P27 P69 P101 P463 P1416 P39 P131 P17");

  private static final Set<String> TYPES =
      Set.of(
          Rdf.TYPE.getURI(),
          WIKIDATA + "direct/P31",
          WIKIDATA + "statement/P31",
          "http://schema.org/additionalType",
          "https://schema.org/additionalType",
          "http://purl.org/dc/elements/1.1/type",
          Dcterms.NS + "type",
          "http://www.cidoc-crm.org/cidoc-crm/P2_has_type");

  private static final Predicate<Node> PERSONAL =
      TermNames.remembered(AgentProperties::saysOfAPerson);
  private static final Predicate<Node> LEADS = TermNames.remembered(AgentProperties::saysAgent);
  private static final Predicate<Node> REACHES =
      TermNames.remembered(
          p ->
              wikidata(p, WIKIDATA_CONTACT)
                  || ((!TermNames.isStructure(p) || isNoTermOfOurs(p.getURI())) && in(CONTACT, p)));
  private static final Predicate<Node> CALLS = TermNames.remembered(AgentProperties::saysName);
  private static final Predicate<Node> SHARES =
      TermNames.remembered(
          p ->
              isType(p)
                  || p.getURI().startsWith(Psr.NS)
                  || p.getURI().startsWith(Skos.NS)
                  || wikidata(p, WIKIDATA_SHARED)
                  || (!TermNames.isStructure(p) && in(SHARED, p)));

  private AgentProperties() {}

  /** Returns whether the property gives the class of its subject. */
  public static boolean isType(Node property) {
    return property.isURI() && TYPES.contains(property.getURI());
  }

  /** Returns whether the property is said of people, or of collectives at most. */
  public static boolean isOfAPerson(Node property) {
    return PERSONAL.test(property);
  }

  /** Returns whether the values are people or collectives; a literal value is a name then. */
  public static boolean leadsToAnAgent(Node property) {
    return LEADS.test(property);
  }

  /** Returns whether the values are contact details. */
  public static boolean isContact(Node property) {
    return REACHES.test(property);
  }

  /** Returns whether the property is the name of an agent, in vocabularies of agents. */
  public static boolean isName(Node property) {
    return CALLS.test(property);
  }

  /**
   * Returns whether the property leads from a person to something shared by many: a subject, a
   * place, an employer, a work.
   */
  public static boolean leadsToShared(Node property) {
    return SHARES.test(property);
  }

  private static boolean saysOfAPerson(Node property) {
    String iri = property.getURI();
    if (TermNames.isStructure(property) || iri.startsWith(Dcterms.NS)) {
      return false;
    }
    if (iri.equals(Schema.KNOWS_LANGUAGE.getURI())) {
      return false; // also said of organizations; ours is in the table of categories
    }
    return wikidata(property, WIKIDATA_OF_A_PERSON)
        || iri.startsWith(RDA_AGENT)
        || in(OF_A_PERSON, property)
        || iri.startsWith(RELATIONSHIP)
        || (iri.startsWith(BIO) && in(BIO_PERSON, property))
        || (isVcard(property) && in(VCARD_PERSON, property))
        || (iri.startsWith(Foaf.NS) && in(FOAF_PERSON, property));
  }

  private static boolean saysAgent(Node property) {
    String iri = property.getURI();
    if (property.equals(Psr.HOLDER) || property.equals(Psr.EXPRESSED_BY)) {
      return true;
    }
    if (RELATORS.stream().anyMatch(iri::startsWith)) {
      return !RELATORS_TO_PLACES.contains(TermNames.of(property));
    }
    if (iri.startsWith(RDA_WORK)) {
      return words("p10061 p10065 p10053 p10058").contains(TermNames.of(property));
    }
    return wikidata(property, WIKIDATA_TO_AN_AGENT)
        || iri.startsWith(RELATIONSHIP)
        || (iri.startsWith(ACTIVITY_STREAMS) && in(ACTIVITY_STREAMS_TO_AN_AGENT, property))
        || ((!TermNames.isStructure(property) || isNoTermOfOurs(iri))
            && (in(TO_AN_AGENT, property) || isForAPerson(TermNames.of(property))));
  }

  /** {@code keyPerson}, {@code contactPerson}: values belong to a person. */
  private static boolean isForAPerson(String name) {
    return name.endsWith("person") && !name.startsWith("about");
  }

  private static boolean saysName(Node property) {
    String name = TermNames.of(property);
    if (name.equals("name")) {
      return NAMES_OF_AGENTS.stream().anyMatch(property.getURI()::startsWith);
    }
    return (isVcard(property) && VCARD_NAMES.contains(name))
        || (!TermNames.isStructure(property) && NAME.contains(name));
  }

  /**
   * Returns whether the term is not in our vocabulary although it is in our namespace; it is then
   * classified by its name like a foreign one.
   */
  private static boolean isNoTermOfOurs(String iri) {
    return iri.startsWith(Psr.NS) && !iri.equals(Psr.NS + "heldBy");
  }

  private static boolean isVcard(Node property) {
    return VCARDS.stream().anyMatch(property.getURI()::startsWith);
  }

  private static boolean in(Set<String> names, Node property) {
    return names.contains(TermNames.of(property));
  }

  private static boolean wikidata(Node property, Set<String> numbers) {
    String iri = property.getURI();
    return iri.startsWith(WIKIDATA) && numbers.contains(TermNames.local(iri));
  }
}
