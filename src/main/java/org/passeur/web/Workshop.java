package org.passeur.web;

import java.util.List;

/**
 * The page for asking in SPARQL.
 *
 * @param query initial text
 * @param examples queries to start from
 */
public record Workshop(Page page, String query, List<Link> examples) {}
