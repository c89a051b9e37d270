package org.passeur.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;

/** Values that a program or a person might send by mistake, or on purpose. */
final class FuzzWords {
  /** As they stand in an address: some could not be written otherwise. */
  private static final List<String> ESCAPED =
      List.of(
          "",
          "%00",
          "a%00b",
          "%FF%FE",
          "%C3%28",
          "%ED%A0%80",
          "%ED%BF%BF",
          "%F4%90%80%80",
          "%",
          "%z",
          "%zz",
          "%2",
          "%u0041",
          "%E2%80%AE",
          "+",
          "%20",
          "%0D%0AX:%20y",
          "%2F..%2F..%2Fetc",
          "..",
          ".",
          ";",
          ";x=y",
          "[",
          "{",
          "%7B",
          "|",
          "\\",
          "%5C",
          "^",
          "`",
          "%25",
          "%2525",
          "*",
          "~",
          "-",
          "--",
          ":",
          "::",
          "%3A//",
          "http:",
          "http:%2F%2F",
          "http://localhost:haha/",
          "http://[::1",
          "urn:",
          "urn:x",
          "id/theme/x",
          "//x",
          "?",
          "%23",
          "&",
          "=",
          "é",
          "\u00ff");

  private static final List<String> PLAIN =
      List.of(
          "0",
          "-1",
          "1",
          "2147483647",
          "2147483648",
          "99999999999999999999",
          "1e9",
          "1e999",
          "NaN",
          "Infinity",
          "0x10",
          "1.5",
          "١٢٣",
          "true",
          "null",
          "undefined",
          "fr",
          "en",
          "de",
          "fr-CA",
          "zz",
          "2024-01-01",
          "2024-13-45",
          "0000-00-00",
          "999999999-01-01",
          "-2024-01-01",
          "compost",
          "Comment rejoindre des aînés isolés ?",
          "l'éducation",
          "AND",
          "OR NOT",
          "a AND (",
          "title:x",
          "a*",
          "*a",
          "?",
          "\"",
          "\"a",
          "a~",
          "a~999",
          "[a TO b]",
          "/(a*)*b/",
          "' OR 1=1 --",
          "<script>alert(1)</script>",
          "\"><img src=x>",
          "${x}",
          "{{7*7}}",
          "%s%s%n",
          "\u202Eabc",
          "\u2066x\u2069",
          "\uFEFFx",
          "\uFFFF",
          "a\u0000b",
          "\u0001",
          "\u0085",
          "👩‍👩‍👧‍👦",
          "ﷺ",
          "İI",
          "ß",
          "e\u0301",
          "id/theme/aaaaaaaaaaaa",
          "person",
          "community",
          "theme",
          "nothing",
          "https://w3id.org/passeur/concept/condition/facilitation",
          "http://example.org/x",
          "http://localhost:haha/",
          "http://",
          "http:///x",
          "mailto:a@example.org",
          "a:b",
          "x y",
          "http://example.org/a b",
          "http://example.org/<x>",
          "urn:x-arq:UnionGraph",
          "%41",
          "../..");

  private static final List<String> HEADERS =
      List.of(
          "",
          " ",
          "-",
          ",",
          ";",
          "*",
          "*/*",
          "*/*;q=0",
          "text/html",
          "text/html;q=",
          "text/html;q=x",
          "text/html;q=-1",
          "text/html;q=99",
          "application/json",
          "text/turtle",
          "application/ld+json",
          "application/ld+json;profile=\"x",
          "application/rdf+xml",
          "application/n-triples",
          "text/csv",
          "application/sparql-results+xml",
          "application/sparql-results+json;q=0.5,text/csv;q=0.6",
          "text",
          "/",
          "text/",
          "/html",
          "a/b/c",
          "a,,b",
          ";q=1",
          "fr",
          "en",
          "en;q=0.5, fr;q=0.4",
          "fr-CA-x-y-z-1-2-3",
          "-fr",
          "fr-",
          "*-fr",
          "x;q=0.0001",
          "en;q=1;q=0",
          "é",
          "\u00ff\u00fe",
          "\u0001",
          "a\tb",
          "\"",
          "\"\"",
          "W/",
          "W/\"",
          "W/\"x\"",
          "\"x\"",
          "\"x\", \"y",
          "\"0123456789abcdef0123456789abcdef\"",
          "\"gggggggggggggggggggggggggggggggg\"",
          "bytes=0-",
          "bytes=0-0,1-1",
          "bytes=-1",
          "bytes=9-1",
          "bytes=99999999999999999999-",
          "bytes=x",
          "lines=1-2",
          "gzip",
          "gzip;q=0",
          "gzip;q=x",
          "br",
          "identity;q=0",
          "*;q=0",
          "deflate, gzip;q=1.0, *;q=0.5",
          "Bearer",
          "Bearer ",
          "Bearer x",
          "Bearer \u00ff",
          "Basic eDp5",
          "Basic ===",
          "bearer a b c",
          "Digest x",
          "null",
          "http://evil.example",
          "file://",
          "a=b",
          "a=b; c",
          "=",
          "a=\"",
          "$Version=1; a=b",
          "Wed, 21 Oct 2015 07:28:00 GMT",
          "Wed, 99 Oct 99999 99:99:99 XXX",
          "0",
          "-1",
          "100-continue",
          "chunked",
          "gzip, chunked",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          "application/x-www-form-urlencoded; charset=utf-16",
          "application/sparql-query",
          "application/sparql-query; charset=latin1",
          "application/sparql-update",
          "text/turtle; charset=",
          "application/trig",
          "application/n-quads",
          "application/octet-stream",
          "websocket",
          "h2c",
          "127.0.0.1",
          "1.2.3.4, 5.6.7.8",
          "[::1]:80",
          "unknown");

  private final Random random;

  FuzzWords(Random random) {
    this.random = random;
  }

  <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A value as it stands in an address. */
  String inAddress() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> any(ESCAPED);
      case 4 -> escaped("mot ".repeat(random.nextInt(1_500)));
      case 5 -> "x".repeat(random.nextInt(20_000));
      case 6 -> escaped(noise(random.nextInt(30)));
      default -> escaped(any(PLAIN));
    };
  }

  /** A value as text. */
  String text() {
    return switch (random.nextInt(8)) {
      case 0 -> noise(random.nextInt(60));
      case 1 -> any(PLAIN).repeat(1 + random.nextInt(200));
      default -> any(PLAIN);
    };
  }

  /** The value of a header, without the end of a line. */
  String header() {
    return switch (random.nextInt(12)) {
      case 0 -> noise(random.nextInt(20)).replaceAll("[\r\n]", "");
      case 1 -> (any(HEADERS) + ",").repeat(1 + random.nextInt(300));
      case 2 -> any(HEADERS) + any(HEADERS);
      default -> any(HEADERS);
    };
  }

  /** Letters from all over Unicode, with halves of letters among them. */
  private String noise(int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (chance(60) ? random.nextInt(128) : random.nextInt(65_536)));
    }
    return text.toString();
  }

  /** With most of it escaped, one byte after the other. */
  static String escaped(String text) {
    var out = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_.~:/".indexOf(c) >= 0);
      out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return out.toString();
  }

  /** Some bytes changed, cut off, doubled or put in. */
  byte[] spoiled(byte[] body) {
    byte[] spoiled = body.clone();
    for (int times = random.nextInt(4); times >= 0 && spoiled.length > 0; times--) {
      int at = random.nextInt(spoiled.length);
      String text = new String(spoiled, ISO_8859_1);
      spoiled =
          switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at).getBytes(ISO_8859_1);
            case 1 -> (text.substring(0, at) + text.substring(at / 2)).getBytes(ISO_8859_1);
            case 2 -> (text.substring(0, at) + text() + text.substring(at)).getBytes(UTF_8);
            case 3 -> (text.substring(0, at) + "\u0000" + text.substring(at)).getBytes(ISO_8859_1);
            case 4 -> text.getBytes(java.nio.charset.StandardCharsets.UTF_16);
            default -> {
              spoiled[at] = (byte) random.nextInt(256);
              yield spoiled;
            }
          };
    }
    return spoiled;
  }
}
