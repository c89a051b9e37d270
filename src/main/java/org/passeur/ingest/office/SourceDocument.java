package org.passeur.ingest.office;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.passeur.people.ContactText;

/**
 * A document as read.
 *
 * @param name file name, relative
 * @param givenTitle what its metadata or front matter call it; may be empty
 * @param passages headings and paragraphs
 * @param issued date of publication, {@code YYYY-MM-DD}, if given
 * @param modified date of the last change, if given
 * @param givenLanguage {@code fr}, {@code en} or another tag, if given
 * @param tags keywords given by its author
 * @param beside words of the file that are never published: notes, annotations, targets of links,
 *     front matter; used only to find concerns
 * @param seen concerns found while reading the file
 * @param cut whether the file has more text than is kept
 */
record SourceDocument(
    String name,
    String givenTitle,
    List<Passages.Passage> passages,
    Optional<String> issued,
    Optional<String> modified,
    Optional<String> givenLanguage,
    List<String> tags,
    String beside,
    Set<Concern> seen,
    boolean cut) {
  private static final int ABSTRACT = 600;
  private static final int MEANINGFUL = 60;

  private static final Pattern NO_TITLE =
      Pattern.compile(
          "(?i)(untitled|sans titre|document\\d*|presentation\\d*|présentation\\d*|slide \\d+"
              + "|(microsoft )?(word|powerpoint) - .*|.*\\.(docx?|pptx?|odt|pdf|indd|html?|md))");

  /** Its title: from the metadata, the first heading, or else the file name. */
  String title() {
    String title = bare(givenTitle);
    if (title.isEmpty() || namesSomebodyUnseen(title) || NO_TITLE.matcher(title).matches()) {
      title =
          passages.stream()
              .filter(Passages.Passage::heading)
              .map(Passages.Passage::text)
              .map(SourceDocument::bare)
              .filter(t -> !t.isEmpty() && t.length() <= 200)
              .findFirst()
              .orElse("");
    }
    return !title.isEmpty() ? title : GivenNames.isIn(name) ? firstWords() : blotted(fileTitle());
  }

  /** Returns whether the title in the metadata names a person and appears nowhere in the text. */
  private boolean namesSomebodyUnseen(String title) {
    return GivenNames.isIn(title) && !text().contains(title);
  }

  private static String bare(String title) {
    return title.strip().replaceFirst("[\\s:;,–-]+$", "");
  }

  /** The first words of the text, in place of a file name that names a person. */
  private String firstWords() {
    String words = passages.isEmpty() ? "…" : passages.get(0).text();
    int end = words.length() <= 80 ? words.length() : words.lastIndexOf(' ', 80);
    return end == words.length() ? words : words.substring(0, end < 20 ? 80 : end) + " …";
  }

  private String fileTitle() {
    String file = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
    String words = file.replaceAll("[_-]+", " ").strip();
    return words.isEmpty()
        ? name
        : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }

  String text() {
    var text = new StringBuilder();
    passages.forEach(p -> text.append(p.text()).append('\n'));
    return text.toString().strip();
  }

  /** The first paragraphs with content, at most 600 characters. */
  String summary() {
    var summary = new StringBuilder();
    for (Passages.Passage p : passages) {
      if (!p.heading() && p.text().length() >= MEANINGFUL && summary.length() < ABSTRACT / 2) {
        summary.append(summary.isEmpty() ? "" : " ").append(p.text());
      }
    }
    String all = summary.toString();
    if (all.length() <= ABSTRACT) {
      return all;
    }
    int end = all.lastIndexOf(' ', ABSTRACT - 2);
    return all.substring(0, end < ABSTRACT / 2 ? ABSTRACT - 2 : end) + " …";
  }

  /** Its language, given or detected; empty when unknown. */
  Optional<String> language() {
    return givenLanguage.or(() -> Language.of(title() + " " + text()));
  }

  /** All its words, published or not, to search for concerns. */
  String everyWord() {
    return String.join("\n", givenTitle, title(), String.join("\n", tags), text(), beside);
  }

  private static String blotted(String text) {
    return ContactText.holds(Concerns.plain(text))
        ? ContactText.masked(Concerns.plain(text), "[…]")
        : text;
  }

  /** The same document with e-mail addresses and telephone numbers masked. */
  SourceDocument masked() {
    return new SourceDocument(
        name,
        blotted(givenTitle),
        passages.stream().map(p -> new Passages.Passage(p.heading(), blotted(p.text()))).toList(),
        issued,
        modified,
        givenLanguage,
        tags.stream().map(SourceDocument::blotted).toList(),
        beside,
        seen,
        cut);
  }
}
