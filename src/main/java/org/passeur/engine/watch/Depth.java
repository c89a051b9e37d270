package org.passeur.engine.watch;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Checks how deeply the text of a query or update is nested. ARQ parses and rewrites recursively:
 * deep nesting overflows the stack, and what is inside EXISTS is rewritten twice at each level, 2³⁰
 * times at thirty levels.
 */
public final class Depth {
  private static final int MOST_BRACKETS = 400;
  private static final int MOST_CONDITIONS = 12;
  private static final String EXISTS = "EXISTS";

  private final String text;
  private final Deque<Boolean> open = new ArrayDeque<>();
  private int at;
  private int conditions;

  private Depth(String text) {
    this.text = text;
  }

  /** Returns whether it is too deep to be parsed; the text need not be well-formed. */
  public static boolean isTooDeep(String text) {
    return new Depth(text).isTooDeep();
  }

  private boolean isTooDeep() {
    boolean condition = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '"', '\'' -> skipString(c);
        case '#' -> skipTo('\n');
        case '<' -> skipIri();
        case '{', '(', '[' -> {
          boolean within = c == '{' && condition;
          open.push(within);
          conditions += within ? 1 : 0;
          condition &= c != '{';
          if (open.size() > MOST_BRACKETS || conditions > MOST_CONDITIONS) {
            return true;
          }
        }
        case '}', ')', ']' -> {
          if (!open.isEmpty() && open.pop()) {
            conditions--;
          }
        }
        default -> condition |= text.regionMatches(true, at, EXISTS, 0, EXISTS.length());
      }
      at++;
    }
    return false;
  }

  private void skipString(char quote) {
    String three = String.valueOf(quote).repeat(3);
    String end = text.startsWith(three, at) ? three : String.valueOf(quote);
    at += end.length();
    while (at < text.length() && !text.startsWith(end, at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at += end.length() - 1;
  }

  private void skipTo(char end) {
    int found = text.indexOf(end, at);
    at = found < 0 ? text.length() : found;
  }

  /** Skips an IRI, unless the sign is a less-than. */
  private void skipIri() {
    int end = at + 1;
    while (end < text.length() && " \t\r\n<\"{}|^`\\".indexOf(text.charAt(end)) < 0) {
      if (text.charAt(end) == '>') {
        at = end;
        return;
      }
      end++;
    }
  }
}
