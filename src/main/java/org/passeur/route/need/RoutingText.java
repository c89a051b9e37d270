package org.passeur.route.need;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.passeur.route.danger.Alert;
import org.passeur.route.danger.HelpLine;
import org.passeur.route.need.Routing.LeftOut;
import org.passeur.route.need.Routing.Theme;

/** Writes an answer as plain text for the command line, in the asker's language. */
public final class RoutingText {
  private RoutingText() {}

  /** One block per suggestion, its reasons below it; ends with a line break. */
  public static String of(Routing routing) {
    Phrases phrases = Phrases.in(routing.need().language());
    var lines = new StringJoiner("\n", "", "\n");
    emergency(routing.alert(), routing.need().language(), phrases, lines);
    themes(phrases.say("understood"), routing.understood(), lines);
    themes(phrases.say("widened"), routing.widened(), lines);
    routing.notices().forEach(n -> lines.add(n.text()));
    if (routing.suggestions().isEmpty()) {
      lines.add(phrases.say("nothing"));
    }
    int rank = 1;
    for (Suggestion suggestion : routing.suggestions()) {
      lines.add(head(rank++, suggestion, phrases));
      for (Evidence evidence : suggestion.evidence()) {
        lines.add("   - " + evidence.text());
      }
    }
    for (LeftOut left : routing.leftOut()) {
      lines.add("(" + left.reason() + ")");
    }
    return lines.toString();
  }

  /** Writes help lines first: those for the detected dangers in full, the others by name. */
  private static void emergency(Alert alert, String language, Phrases phrases, StringJoiner lines) {
    if (!alert.isHeard()) {
      return;
    }
    lines.add(phrases.say("danger"));
    for (HelpLine line : alert.first()) {
      lines.add(" * " + line.label(language) + " — " + line.purpose(language));
      if (!line.dial().isEmpty()) {
        lines.add("   " + phrases.say("danger.call", line.dial()));
      }
      if (!line.message().isEmpty()) {
        lines.add("   " + phrases.say("danger.text", line.message()));
      }
      if (!line.link().isEmpty()) {
        lines.add("   " + line.link());
      }
      line.regions().forEach(r -> lines.add("   " + r.label(language) + " : " + r.number()));
    }
    if (!alert.others().isEmpty()) {
      lines.add(
          phrases.say("danger.others")
              + alert.others().stream()
                  .map(line -> line.label(language))
                  .collect(Collectors.joining(" ; ")));
    }
    lines.add("");
  }

  private static void themes(String heading, List<Theme> themes, StringJoiner lines) {
    if (!themes.isEmpty()) {
      lines.add(heading + themes.stream().map(Theme::label).collect(Collectors.joining(", ")));
    }
  }

  private static String head(int rank, Suggestion suggestion, Phrases phrases) {
    String kind =
        phrases.say("kind." + (suggestion.bridge() ? "bridge" : suggestion.kind().token()));
    String summary = suggestion.summary().isEmpty() ? "" : " — " + suggestion.summary();
    return rank + ". " + suggestion.label() + " (" + kind + ")" + summary;
  }
}
