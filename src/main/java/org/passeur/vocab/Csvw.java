package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of CSV on the Web with which a mapping says how a table is written. */
public final class Csvw {
  public static final String NS = "http://www.w3.org/ns/csvw#";

  public static final Node TABLE = term("Table");
  public static final Node URL = term("url");
  public static final Node HAS_DIALECT = term("dialect");
  public static final Node DELIMITER = term("delimiter");
  public static final Node ENCODING = term("encoding");
  public static final Node HEADER = term("header");
  public static final Node HEADER_ROW_COUNT = term("headerRowCount");
  public static final Node SKIP_ROWS = term("skipRows");
  public static final Node TRIM = term("trim");
  public static final Node LINE_TERMINATORS = term("lineTerminators");
  public static final Node SKIP_BLANK_ROWS = term("skipBlankRows");

  private Csvw() {}

  private static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
