package org.passeur.web.site;

import java.util.List;
import org.passeur.web.page.Link;
import org.passeur.web.page.Page;

/**
 * The page for asking in SPARQL.
 *
 * @param query initial text
 * @param examples queries to start from
 */
public record Workshop(Page page, String query, List<Link> examples) {}
