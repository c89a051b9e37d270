package org.passeur.guard;

import java.util.Map;
import org.passeur.kernel.Bilingual;

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
              "L'auteur de l'affirmation ne correspond pas au fondement choisi : une expertise"
                  + " autodéclarée est affirmée par la personne ou le groupe qui l'a, une expertise"
                  + " attestée par des pairs l'est par quelqu'un d'autre. Corrigez l'auteur ou le"
                  + " fondement.",
              "The author of the statement does not match the basis chosen: a self-declared"
                  + " expertise is stated by the person or group that has it, one attested by peers"
                  + " is stated by someone else. Correct the author or the basis."),
          "NotYetExercised",
          new Bilingual(
              "La date où l'expertise a été exercée pour la dernière fois est dans le futur."
                  + " Corrigez-la.",
              "The date when the expertise was last exercised is in the future. Correct it."),
          "StateChange",
          new Bilingual(
              "La demande ou la sollicitation ne peut pas passer de son état actuel à celui-ci."
                  + " Choisissez un des états que la liste permet ensuite.",
              "The request or solicitation cannot go from its present state to this one. Choose one"
                  + " of the states that the list allows next."),
          "CandidateAvailable",
          new Bilingual(
              "Cette personne ou ce groupe n'est pas disponible en ce moment. Proposez quelqu'un"
                  + " d'autre.",
              "This person or group is not available at the moment. Suggest someone else."),
          "CandidateAgrees",
          new Bilingual(
              "Cette personne n'a pas accepté que le réseau la sollicite, ou son accord n'est pas"
                  + " en vigueur. Proposez quelqu'un d'autre.",
              "This person has not agreed to be asked by the network, or the agreement is not in"
                  + " force. Suggest someone else."),
          "CorroboratedTwice",
          new Bilingual(
              "Un constat corroboré s'appuie sur au moins deux éléments. Ajoutez-en un, ou"
                  + " choisissez le statut « observé ».",
              "A corroborated finding rests on at least two pieces of evidence. Add one, or choose"
                  + " the status “observed”."),
          "OrderInItsList",
          new Bilingual(
              "Ce lien d'ordre ou d'influence mène à un terme d'une autre liste. Choisissez un"
                  + " terme de la même liste.",
              "This link of order or influence leads to a term of another list. Choose a term of"
                  + " the same list."),
          "BridgesOthers",
          new Bilingual(
              "Cette communauté passerelle est indiquée comme reliée à elle-même. Indiquez plutôt"
                  + " les autres communautés qu'elle relie.",
              "This bridge community is said to be linked to itself. Give the other communities"
                  + " that it links instead."));

  static final Bilingual ORIGIN =
      new Bilingual(
          "On ne sait pas d'où viennent ces données, ni de quand elles datent. Indiquez la source"
              + " et la date de leur graphe dans …/graph/prov.",
          "It is not known where these data come from, or from when they date. Give the source and"
              + " the date of their graph in …/graph/prov.");

  private CoherenceTable() {}
}
