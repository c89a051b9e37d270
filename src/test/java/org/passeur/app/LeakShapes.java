package org.passeur.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Ways to describe people, of {@code src/test/resources/leaks}, with names, addresses and numbers
 * that say which shape they came from and by which door.
 *
 * @param name what it is
 * @param writes Turtle without prefixes, to be written one after the other
 */
record LeakShapes(String name, List<String> writes) {
  private static final Path FOLDER = Path.of("src/test/resources/leaks");
  private static final String LETTERS = "bdfghjklmn";

  /** Any canary; what follows the word, or the last digits, is the number of the write. */
  private static final Pattern CANARY =
      Pattern.compile(
          "(?i)(?:zivo|quarn|vexil|pluzo|mirq)[bdfghjklmn]{4}|867[-. ]?555[-. ]?\\d{4}"
              + "|beefbeef\\d{32}|46\\.77\\d{4}9|0000-0009-\\d{4}-0001");

  static List<LeakShapes> read(String file) throws IOException {
    List<LeakShapes> shapes = new ArrayList<>();
    for (String block : Files.readString(FOLDER.resolve(file)).split("(?m)^= ", -1)) {
      if (!block.startsWith("#")) {
        String[] head = block.split("\n", 2);
        shapes.add(new LeakShapes(head[0], List.of(head[1].split("(?m)^then$"))));
      }
    }
    return shapes;
  }

  static String prefixes() throws IOException {
    return Files.readString(FOLDER.resolve("prefixes.ttl"));
  }

  /** The writes, with canaries of that number; the first is numbered 0. */
  List<String> numbered(int number) {
    return writes.stream().map(text -> canaries(text, number)).toList();
  }

  private static String canaries(String text, int number) {
    String digits = "%04d".formatted(number);
    String word = word(number);
    return text.replaceAll("\\bNAME\\b", "GIVEN FAMILY")
        .replaceAll("\\bGIVEN\\b", "Zivo" + word)
        .replaceAll("\\bFAMILY\\b", "Quarn" + word)
        .replaceAll("\\bSTREET\\b", "41, rue Vexil" + word)
        .replaceAll("\\bACCOUNT\\b", "pluzo" + word)
        .replaceAll("\\bMAIL\\b", "mirq" + word + "@example.org")
        .replaceAll("\\bTELX\\b", "867 555-" + digits)
        .replaceAll("(?<!vcard2001:)\\bTEL\\b", "+1867555" + digits)
        .replaceAll("\\bSHA\\b", "beefbeef" + "0".repeat(28) + digits)
        .replaceAll("\\bLAT\\b", "46.77" + digits + "9")
        .replaceAll("\\bORCID\\b", "0000-0009-" + digits + "-0001")
        .replaceAll("\\bOPEN\\b", "ouverte" + word)
        .replace("/K>", "/" + key(number) + ">")
        .replace("U:", "<https://data.example/u" + digits + "/")
        .replaceAll("(<https://data\\.example/u\\d{4}/\\w+)", "$1>");
  }

  static String word(int number) {
    var word = new StringBuilder();
    for (char digit : "%04d".formatted(number).toCharArray()) {
      word.append(LETTERS.charAt(digit - '0'));
    }
    return word.toString();
  }

  static String key(int number) {
    return "leaks" + "aaa" + word(number);
  }

  /** The canaries in a text, as they stand there. */
  static Set<String> in(String text) {
    Set<String> found = new TreeSet<>();
    var matcher = CANARY.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  /** The number of the write that a canary came from. */
  static int number(String canary) {
    if (canary.matches("(?i)[a-z]+")) {
      int number = 0;
      for (char letter :
          canary.toLowerCase(Locale.ROOT).substring(canary.length() - 4).toCharArray()) {
        number = 10 * number + LETTERS.indexOf(letter);
      }
      return number;
    }
    if (canary.startsWith("46.77")) {
      return Integer.parseInt(canary.substring(5, 9));
    }
    if (canary.startsWith("0000-0009")) {
      return Integer.parseInt(canary.substring(10, 14));
    }
    return Integer.parseInt(canary.substring(canary.length() - 4));
  }
}
