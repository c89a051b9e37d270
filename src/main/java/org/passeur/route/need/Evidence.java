package org.passeur.route.need;

import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * One reason for a suggestion.
 *
 * @param kind kind of reason, which decides the icon: {@code claim}, {@code resource}, {@code
 *     practice}, {@code facilitates}, {@code member}, {@code bridge}, {@code theme}, {@code text}…
 * @param text the reason in the asker's language, in plain words
 * @param iri the thing that shows it
 * @param date date of the evidence, as year, month or day; empty when unknown
 * @param weight its share of the suggestion's score; the shares add up to the score
 */
public record Evidence(String kind, String text, Optional<Node> iri, String date, double weight) {}
