package org.passeur.ingest.office;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passeur.ingest.source.FrontMatter;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.Input;
import org.passeur.kernel.WrittenDate;

/** Reads Markdown and plain text as documents: headings, paragraphs, front matter. */
final class MarkdownText {
  /** Characters read of one file to look for concerns: more than is kept of it. */
  private static final int MOST_READ = 2_000_000;

  /** Comments, which readers of the rendered page do not see; Obsidian has a syntax of its own. */
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|\\z)|%%.*?%%");

  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s*(.*?)\\s*#*");
  private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*\\]\\([^)]*\\)|<[^>]{1,500}>");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern SIGNS =
      Pattern.compile("(?m)[*_`]{1,3}|^\\s*(?:[>+-]|\\d+\\.)\\s+|^[-=]{3,}\\s*$");
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,20}");

  private MarkdownText() {}

  static SourceDocument of(Input input, Harvest harvest) {
    FrontMatter front = FrontMatter.of(input, harvest);
    String whole = front.whole();
    ObjectNode fields = front.fields();
    List<String> tags = new ArrayList<>(texts(fields.path("tags")));
    tags.addAll(texts(fields.path("keywords")));
    Passages passages = passages(fields.path("description").asText("") + "\n\n" + front.body());
    return new SourceDocument(
        input.name(),
        fields.path("title").asText(""),
        passages.all(),
        day(fields.path("date")),
        day(fields.path("modified")).or(() -> day(fields.path("updated"))),
        tag(fields.path("lang")).or(() -> tag(fields.path("language"))),
        tags,
        whole.substring(0, Math.min(whole.length(), MOST_READ)),
        Set.of(),
        passages.cut());
  }

  private static Passages passages(String body) {
    var passages = new Passages();
    var paragraph = new StringBuilder();
    for (String line : COMMENT.matcher(body).replaceAll("").split("\n", -1)) {
      Matcher heading = HEADING.matcher(line);
      if (line.isBlank() || heading.matches()) {
        passages.add(false, plain(paragraph.toString()));
        paragraph.setLength(0);
      }
      if (heading.matches()) {
        passages.add(true, plain(heading.group(1)));
      } else {
        paragraph.append(line).append('\n');
      }
    }
    passages.add(false, plain(paragraph.toString()));
    return passages;
  }

  private static String plain(String markdown) {
    String text = IMAGE.matcher(markdown).replaceAll(" ");
    text = LINK.matcher(text).replaceAll("$1");
    return SIGNS.matcher(text).replaceAll("");
  }

  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(v -> texts.add(v.asText().strip()));
    } else {
      texts.addAll(List.of(value.asText("").split("\\s*[,;]\\s*")));
    }
    texts.removeIf(String::isBlank);
    return texts;
  }

  private static Optional<String> day(JsonNode value) {
    return WrittenDate.dayWithin(value.asText("")).map(LocalDate::toString);
  }

  private static Optional<String> tag(JsonNode value) {
    return Optional.of(value.asText("")).filter(t -> TAG.matcher(t).matches());
  }
}
