package org.passeur.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A number as the author of a file wrote it. Its text is what a mapping takes ({@code 1.10} stays
 * {@code 1.10}); its value serves to compare it in a JSONPath filter of the mapping.
 */
final class WrittenNumber extends DecimalNode {
  private static final long serialVersionUID = 1L;

  /**
   * Numbers as JSON writes them. Others that YAML 1.1 knows (01000 in octal, 1_000, 0x1F, 12:30 in
   * base sixty) are texts: they are postal codes, versions and hours more often than numbers.
   */
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]{0,40})(?:\\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,4})?");

  private final String text;

  private WrittenNumber(String text) {
    super(new BigDecimal(text));
    this.text = text;
  }

  /** What is written without quotes: a text, save that filters can compare numbers and booleans. */
  static JsonNode orText(String written) {
    if (NUMBER.matcher(written).matches()) {
      return new WrittenNumber(written);
    }
    return switch (written) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      default -> TextNode.valueOf(written);
    };
  }

  @Override
  public String asText() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WrittenNumber number && text.equals(number.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
