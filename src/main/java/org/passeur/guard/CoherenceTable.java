package org.passeur.guard;

import java.util.Map;
import org.passeur.store.Bilingual;

/** What to tell a person whose change breaks a rule of {@link Coherence}, by the rule's name. */
final class CoherenceTable {
  static final Map<String, Bilingual> MESSAGES =
      Map.of(
          "DatesInOrder",
          new Bilingual(
              "La fin vient avant le début. Vérifiez les deux dates.",
              "The end comes before the start. Check both dates."),
          "PeriodsApart",
          new Bilingual(
              "Deux périodes se chevauchent : une communauté n'est qu'à un stade à la fois."
                  + " Terminez la première avant de commencer la suivante.",
              "Two periods overlap: a community is at one stage at a time. End the first one before"
                  + " you begin the next."),
          "ClaimAuthor",
          new Bilingual(
              "La personne ou le groupe qui l'affirme ne va pas avec le fondement : une expertise"
                  + " autodéclarée vient de son titulaire, une expertise attestée par des pairs"
                  + " vient de quelqu'un d'autre.",
              "Who says so does not match the basis: a self-declared expertise comes from its"
                  + " holder, one attested by peers comes from someone else."),
          "NotYetExercised",
          new Bilingual(
              "L'expertise aurait été exercée dans le futur. Corrigez la date.",
              "The expertise would have been exercised in the future. Correct the date."),
          "StateChange",
          new Bilingual(
              "La demande ou la sollicitation ne peut pas passer de son état actuel à celui-ci."
                  + " Choisissez un des états qui le suivent dans la liste.",
              "The request or solicitation cannot go from its present state to this one. Choose one"
                  + " of the states that follow it in the list."),
          "CandidateAvailable",
          new Bilingual(
              "Cette personne ou ce groupe n'est pas disponible en ce moment. Proposez quelqu'un"
                  + " d'autre.",
              "This person or group is not available at the moment. Suggest someone else."),
          "CandidateAgrees",
          new Bilingual(
              "Cette personne n'a pas accepté que le réseau la sollicite, ou son accord n'est pas en"
                  + " vigueur. Proposez quelqu'un d'autre.",
              "This person has not agreed to be asked by the network, or the agreement is not in"
                  + " force. Suggest someone else."),
          "CorroboratedTwice",
          new Bilingual(
              "Un constat corroboré s'appuie sur au moins deux éléments. Ajoutez un appui, ou"
                  + " choisissez le statut « observé ».",
              "A corroborated finding rests on at least two items. Add evidence, or choose the"
                  + " status “observed”."),
          "OrderInItsList",
          new Bilingual(
              "Ce lien mène à un mot d'une autre liste. Un ordre ou une influence reste dans sa"
                  + " liste.",
              "This link leads to a word of another list. An order or an influence stays within its"
                  + " list."),
          "BridgesOthers",
          new Bilingual(
              "Une communauté passerelle ne fait pas le pont vers elle-même. Indiquez les"
                  + " communautés qu'elle relie.",
              "A bridge community does not bridge to itself. Give the communities that it links."));

  static final Bilingual ORIGIN =
      new Bilingual(
          "On ne sait pas d'où viennent ces données ni de quand elles datent. Décrivez leur graphe"
              + " dans …/graph/prov.",
          "It is not said where these data come from, or since when. Describe their graph in"
              + " …/graph/prov.");

  private CoherenceTable() {}
}
