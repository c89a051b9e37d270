package org.passeur.ingest.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Extracts the headings and paragraphs of a document from the XHTML that Tika produces, up to a
 * limit.
 */
final class Passages extends DefaultHandler {
  /** Text kept of one document, in characters. */
  static final int MOST = 100_000;

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "li",
          "td",
          "th",
          "tr",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "pre",
          "blockquote",
          "title",
          "br");
  private static final Set<String> SILENT = Set.of("script", "style", "head", "title");

  /** Classes that Tika gives to content that readers of the file do not see. */
  private static final Set<String> BESIDE =
      Set.of("annotation", "slide-notes", "slide-comment", "comment", "notes", "note");

  /** Names of paragraph styles in word processors, in French and English. */
  private static final Pattern HEADING_STYLE = Pattern.compile("(?i)(heading|titre|title).*");

  /** A heading or a paragraph. */
  record Passage(boolean heading, String text) {}

  private final List<Passage> passages = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private int kept;
  private final StringBuilder beside = new StringBuilder();
  private int besideDepth;
  private int silent;
  private boolean heading;

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    String tag = local.toLowerCase(Locale.ROOT);
    if (SILENT.contains(tag)) {
      silent++;
    }
    String target = String.valueOf(attributes.getValue("href"));
    if (target.startsWith("mailto:") || target.startsWith("tel:")) {
      aside(" " + target.replaceFirst("^(mailto|tel):", "") + "\n");
    }
    if (besideDepth > 0 || BESIDE.contains(String.valueOf(attributes.getValue("class")))) {
      flush();
      besideDepth++;
    }
    if (BLOCKS.contains(tag)) {
      flush();
      String style = String.valueOf(attributes.getValue("class"));
      heading = tag.matches("h[1-6]") || HEADING_STYLE.matcher(style).matches();
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    String tag = local.toLowerCase(Locale.ROOT);
    if (BLOCKS.contains(tag)) {
      flush();
      heading = false;
    }
    if (besideDepth > 0) {
      besideDepth--;
      aside("\n");
    }
    if (SILENT.contains(tag)) {
      silent--;
    }
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    if (besideDepth > 0) {
      aside(new String(chars, start, length));
    } else if (silent == 0 && kept + current.length() < MOST) {
      current.append(chars, start, Math.min(length, MOST - kept - current.length()));
    }
  }

  @Override
  public void ignorableWhitespace(char[] chars, int start, int length) {
    characters(chars, start, length);
  }

  private void flush() {
    add(heading, current.toString());
    current.setLength(0);
  }

  void add(boolean isHeading, String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\s\\u00a0]+", " ").strip();
    if (!plain.isEmpty() && kept < MOST) {
      String cut = plain.substring(0, Math.min(plain.length(), MOST - kept));
      passages.add(new Passage(isHeading, cut));
      kept += cut.length();
    }
  }

  private void aside(String text) {
    beside.append(text, 0, Math.min(text.length(), MOST - beside.length()));
  }

  /** Notes, annotations and link targets: read to find concerns, never published. */
  String beside() {
    return beside.toString();
  }

  List<Passage> all() {
    flush();
    return List.copyOf(passages);
  }
}
