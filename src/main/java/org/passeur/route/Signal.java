package org.passeur.route;

/** One way of finding reasons. Later signals may build on what earlier ones found. */
interface Signal {
  void look(Inquiry inquiry, Ballot ballot);
}
