package org.passeur.ingest.rdf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.passeur.kernel.Problem;

/**
 * Refuses JSON-LD with a long list of values, before it is read: the reader compares each value of
 * a property with all before it, and cannot be stopped. 3,000 values take nine seconds.
 */
final class JsonLdValues {
  private static final int MOST = 1_000;
  private static final JsonFactory JSON = new JsonFactory();

  private JsonLdValues() {}

  /**
   * Does nothing for text that is no JSON: the reader says what is wrong with it.
   *
   * @throws Problem 413 when a property has too many values
   */
  static void requireFew(byte[] body) {
    Deque<int[]> open = new ArrayDeque<>(); // values counted in each array, -1 for what is no list
    try (JsonParser json = JSON.createParser(body)) {
      String name = "@graph"; // things may be many
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
          open.pop();
          continue;
        }
        if (token == JsonToken.FIELD_NAME) {
          name = json.currentName();
          continue;
        }
        int[] around = open.peek();
        if (around != null && around[0] >= 0 && ++around[0] > MOST) {
          throw tooMany();
        }
        if (token == JsonToken.START_ARRAY) {
          open.push(new int[] {name.equals("@graph") ? -1 : 0});
        } else if (token == JsonToken.START_OBJECT) {
          open.push(new int[] {-1});
        }
      }
    } catch (IOException e) {
      return; // no JSON
    }
  }

  private static Problem tooMany() {
    return Problem.of(
        Problem.Kind.TOO_LARGE,
        "Une propriété a plus de 1 000 valeurs, ce que le lecteur de JSON-LD lit trop lentement ;"
            + " envoyez ces données en Turtle ou en N-Triples.",
        "A property has more than 1,000 values, which the reader of JSON-LD reads too slowly; send"
            + " this data as Turtle or N-Triples.");
  }
}
