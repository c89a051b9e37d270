package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of the Passeur vocabulary that the code names, held against ontology/ by a test. */
public final class Psr {
  /** Namespace of everything in our vocabulary: terms, concepts, shapes. */
  public static final String HOME = "https://w3id.org/passeur/";

  public static final String NS = "https://w3id.org/passeur/ns#";

  /** Base of the controlled lists: {@code CONCEPT + scheme + "/" + notation}. */
  public static final String CONCEPT = "https://w3id.org/passeur/concept/";

  /** Base of the shapes and placement rules. */
  public static final String SHAPES = "https://w3id.org/passeur/shapes#";

  public static final Node COMMUNITY = term("Community");
  public static final Node COMMUNITY_OF_PRACTICE = term("CommunityOfPractice");
  public static final Node BRIDGE_COMMUNITY = term("BridgeCommunity");
  public static final Node PRACTICE = term("Practice");
  public static final Node KNOWLEDGE_RESOURCE = term("KnowledgeResource");
  public static final Node EXPERTISE_CLAIM = term("ExpertiseClaim");
  public static final Node NEED = term("Need");
  public static final Node PUBLICATION_CONSENT = term("PublicationConsent");
  public static final Node SUPPORT_OFFER = term("SupportOffer");
  public static final Node ACTIVITY = term("Activity");
  public static final Node BOUNDARY_OBJECT = term("BoundaryObject");
  public static final Node REPERTOIRE = term("Repertoire");

  public static final Node VISIBILITY = term("visibility");
  public static final Node RATIONALE = term("rationale");

  /** A theme found in the text by a program and not confirmed by anyone. */
  public static final Node PROPOSED_SUBJECT = term("proposedSubject");

  public static final Node CONSENT_AUDIENCE = term("consentAudience");
  public static final Node CONSENT_COVERS = term("consentCovers");

  /** The time from which a consent given in advance will be in force; removed once it is. */
  public static final Node PENDING_UNTIL = term("pendingUntil");

  public static final Node BRIDGES = term("bridges");
  public static final Node HOLDER = term("holder");
  public static final Node EXPERTISE_IN = term("expertiseIn");
  public static final Node EXPERTISE_LEVEL = term("expertiseLevel");
  public static final Node HOME_ORGANIZATION = term("homeOrganization");
  public static final Node PARTICIPATION_LEVEL = term("participationLevel");
  public static final Node RECOGNITION = term("recognition");
  public static final Node ALLOCATED_TIME = term("allocatedTime");
  public static final Node ELIGIBILITY = term("eligibility");
  public static final Node FEES = term("fees");
  public static final Node ACCESSIBILITY = term("accessibility");
  public static final Node CULTIVATES = term("cultivates");
  public static final Node TACKLES = term("tackles");
  public static final Node DOCUMENTS = term("documents");
  public static final Node ORIGINATED_IN = term("originatedIn");
  public static final Node SHARED_IN = term("sharedIn");
  public static final Node CARRIED_BY = term("carriedBy");
  public static final Node HELD_BY = term("heldBy");
  public static final Node JOINT_ENTERPRISE = term("jointEnterprise");
  public static final Node CLAIM_BASIS = term("claimBasis");
  public static final Node LAST_EXERCISED = term("lastExercised");
  public static final Node AVAILABILITY = term("availability");
  public static final Node CONTACT_ROUTE = term("contactRoute");
  public static final Node EXPRESSED_BY = term("expressedBy");
  public static final Node STAGE_PERIOD = term("StagePeriod");
  public static final Node CHALLENGE = term("Challenge");
  public static final Node PLATFORM = term("Platform");
  public static final Node CONDITION_ASSESSMENT = term("ConditionAssessment");
  public static final Node COMMUNITY_KIND = term("communityKind");
  public static final Node FORMALITY = term("formality");
  public static final Node HOSTED_ON = term("hostedOn");
  public static final Node HAS_STAGE_PERIOD = term("hasStagePeriod");
  public static final Node STAGE = term("stage");
  public static final Node FUNCTION = term("function");
  public static final Node EVIDENCE = term("evidence");
  public static final Node REVIEW_DUE = term("reviewDue");
  public static final Node ASSESSES = term("assesses");
  public static final Node CONDITION = term("condition");
  public static final Node CONDITION_LEVEL = term("conditionLevel");
  public static final Node FINDING_STATUS = term("findingStatus");
  public static final Node INFLUENCES = term("influences");
  public static final Node NEXT = term("next");
  public static final Node RECOMMENDS = term("recommends");
  public static final Node REQUEST_STATE = term("requestState");
  public static final Node SOLICITATION_STATE = term("solicitationState");
  public static final Node SOLICITS = term("solicits");
  public static final Node HANDED_OVER_TO = term("handedOverTo");

  public static final Node PUBLIC_VISIBILITY = concept("visibility", "public");
  public static final Node NETWORK_VISIBILITY = concept("visibility", "network");
  public static final Node PRIVATE_VISIBILITY = concept("visibility", "private");
  public static final Node HIDDEN_VISIBILITY = concept("visibility", "hidden");
  public static final Node PUBLIC_AUDIENCE = concept("audience", "public");
  public static final Node NETWORK_AUDIENCE = concept("audience", "network");
  public static final Node MEMBERS_AUDIENCE = concept("audience", "members");
  public static final Node NETWORK_CONTACT = concept("data", "network-contact");
  public static final Node BASIS_SELF = concept("basis", "self");
  public static final Node BASIS_PEER = concept("basis", "peer");
  public static final Node CORROBORATED = concept("finding", "corroborated");
  public static final Node AVAILABILITY_PAUSED = concept("availability", "paused");
  public static final Node AVAILABILITY_CLOSED = concept("availability", "closed");

  private Psr() {}

  /** A concept of a controlled list, such as {@code concept("visibility", "public")}. */
  public static Node concept(String scheme, String notation) {
    return NodeFactory.createURI(CONCEPT + scheme + "/" + notation);
  }

  private static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
