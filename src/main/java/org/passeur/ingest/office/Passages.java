package org.passeur.ingest.office;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Extracts the headings and paragraphs of a document from the XHTML that Tika produces, up to a
 * limit.
 */
final class Passages extends DefaultHandler {
  /**
   * Text kept of one document, in characters: as much as a literal may have, and more than a book
   * of 300 pages.
   */
  static final int MOST = 1_000_000;

  /** Characters of what stands beside, in which only concerns are looked for. */
  private static final int MOST_BESIDE = 1_000_000;

  /** Ligatures and letters in the forms of Arabic print, which stand for plain letters. */
  private static final Pattern PRESENTATION = Pattern.compile("[\\uFB00-\\uFDFF\\uFE70-\\uFEFC]+");

  private static final Pattern SPACES = Pattern.compile("[\\p{Cntrl}\\s\\u00a0]+");

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
  private boolean cut;
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
    } else if (silent == 0) {
      int left = Math.max(0, MOST - kept - current.length());
      current.append(chars, start, Math.min(length, left));
      cut |= length > left;
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
    String plain = plain(text);
    if (plain.isEmpty()) {
      return;
    }
    int left = Math.max(0, MOST - kept - 1); // passages are told apart by one character
    cut |= plain.length() > left;
    if (left > 0) {
      String some = plain.substring(0, Math.min(plain.length(), left));
      passages.add(new Passage(isHeading, some));
      kept += some.length() + 1;
    }
  }

  /** Without hyphens that only show at the end of a line, and with plain letters and spaces. */
  private static String plain(String text) {
    String letters =
        PRESENTATION
            .matcher(text.replace("\u00ad", ""))
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        Normalizer.normalize(found.group(), Normalizer.Form.NFKC)));
    return SPACES.matcher(letters).replaceAll(" ").strip();
  }

  /** Returns whether the document has more text than is kept. */
  boolean cut() {
    return cut;
  }

  private void aside(String text) {
    beside.append(text, 0, Math.min(text.length(), MOST_BESIDE - beside.length()));
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
