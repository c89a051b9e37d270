package org.passeur.web.page;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.passeur.kernel.Sha256;

/**
 * The style sheet and pictures, read once from the class path. Addresses carry a hash of the
 * content, so browsers may cache a file for a year and still get a new version at once.
 */
public final class StaticFiles {
  private static final Map<String, String> TYPES =
      Map.of("css", "text/css; charset=utf-8", "svg", "image/svg+xml");

  private final Map<String, Entry> files = new LinkedHashMap<>();

  private record Entry(byte[] content, String hash, String type) {}

  public StaticFiles() {
    for (String name : new String[] {"passeur.css", "icons.svg", "icon.svg", "rive.svg"}) {
      files.put(name, load(name));
    }
  }

  /** Address of a file, with the hash of its content. */
  public String address(String name) {
    Entry entry = files.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("no file " + name);
    }
    return "/static/" + name + "?v=" + entry.hash();
  }

  public void serve(Context x) {
    Entry entry = files.get(x.pathParam("name"));
    if (entry == null) {
      throw new io.javalin.http.NotFoundResponse();
    }
    boolean exact = entry.hash().equals(x.queryParam("v"));
    x.header("Cache-Control", exact ? "public, max-age=31536000, immutable" : "public, max-age=600")
        .contentType(entry.type())
        .result(entry.content());
  }

  private static Entry load(String name) {
    try (var in = StaticFiles.class.getResourceAsStream("/static/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no file " + name + " in the program");
      }
      byte[] content = in.readAllBytes();
      String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
      return new Entry(content, Sha256.hex(content).substring(0, 12), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
