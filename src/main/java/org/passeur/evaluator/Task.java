package org.passeur.evaluator;

import org.passeur.kernel.Bilingual;

/** What is evaluated: where it is admitted, and how it is told that it went on too long. */
public enum Task {
  PAGE(
      "Cette page prend trop de temps à préparer ; réessayez dans quelques secondes.",
      "This page takes too long to prepare; try again in a few seconds."),
  QUESTION(
      "Avec ces valeurs, la réponse est trop longue à calculer ; choisissez-en de plus précises.",
      "With these values the answer takes too long to compute; choose more precise ones."),
  QUERY(
      "La requête prend trop de temps et a été arrêtée ; précisez-la ou demandez moins de lignes.",
      "The query takes too long and was stopped; narrow it or ask for fewer rows."),
  DOCUMENT(
      "Ce document prend trop de temps à préparer et a été arrêté ; réessayez plus tard, ou"
          + " prenez l'ensemble des données à /dumps/passeur.nq.gz.",
      "This document takes too long to prepare and was stopped; try again later, or take all of"
          + " the data at /dumps/passeur.nq.gz."),
  /** A long transfer, as of all data. */
  TRANSFER(
      "Le transfert prend trop de temps et a été arrêté ; réessayez plus tard.",
      "The transfer takes too long and was stopped; try again later."),
  CHECK(
      "La vérification prend trop de temps et a été arrêtée ; vérifiez par parties.",
      "The check takes too long and was stopped; check in parts."),
  UPDATE(
      "La mise à jour prend trop de temps et a été arrêtée ; rien n'est enregistré. Précisez-la,"
          + " ou faites-en plusieurs qui touchent moins d'énoncés.",
      "The update takes too long and was stopped; nothing is stored. Narrow it, or make several"
          + " of it that touch fewer statements."),
  /** Waiting for the one thread that writes. */
  WRITE(
      "L'écriture attend depuis trop longtemps ; réessayez plus tard.",
      "The write has waited too long; try again later."),
  /** Work of this program itself, as an import. */
  WORK(
      "Ce travail prend trop de temps et a été arrêté.",
      "This work takes too long and was stopped.");

  private final Bilingual tooSlow;

  Task(String fr, String en) {
    this.tooSlow = new Bilingual(fr, en);
  }

  /** Says that its time was up, and what to do. */
  Bilingual tooSlow() {
    return tooSlow;
  }
}
