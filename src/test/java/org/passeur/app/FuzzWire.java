package org.passeur.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Puts a request on a connection of its own and reads whatever comes back. */
final class FuzzWire {
  private static final int LONGEST_ANSWER = 30_000_000;

  private final int port;
  private final int patience;

  /**
   * @param patience milliseconds until nothing having come is a hang
   */
  FuzzWire(int port, int patience) {
    this.port = port;
    this.patience = patience;
  }

  /**
   * An answer.
   *
   * @param status 0 when the connection was closed without one, -1 when nothing came in time
   * @param headers by name in lower case
   * @param body as it was before it was compressed or cut into chunks
   * @param fault what was wrong with its form; empty when nothing was
   */
  record Answer(int status, Map<String, String> headers, byte[] body, String fault) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    String text() {
      return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  Answer send(FuzzRequest request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(patience);
      var writer = new Thread(() -> write(socket, request.bytes()), "fuzz-writer");
      writer.setDaemon(true);
      writer.start();
      var all = new ByteArrayOutputStream();
      try {
        long end = System.nanoTime() + patience * 1_000_000L;
        byte[] piece = new byte[65_536];
        InputStream in = socket.getInputStream();
        for (int n = in.read(piece); n >= 0 && all.size() < LONGEST_ANSWER; n = in.read(piece)) {
          all.write(piece, 0, n);
          if (System.nanoTime() > end) {
            return new Answer(-1, Map.of(), all.toByteArray(), "");
          }
        }
      } catch (SocketTimeoutException e) {
        return new Answer(-1, Map.of(), all.toByteArray(), "");
      } catch (IOException e) {
        // reset by the server, as after a body it did not want: what came so far counts
      }
      return parse(all.toByteArray(), request.method().equals("HEAD"));
    }
  }

  private static void write(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      socket.shutdownOutput();
    } catch (IOException e) {
      // the server has heard enough
    }
  }

  static Answer parse(byte[] bytes, boolean head) throws IOException {
    String text = new String(bytes, ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Answer(0, Map.of(), bytes, bytes.length == 0 ? "" : "no end of the headers");
    }
    String[] lines = text.substring(0, end).split("\r\n", -1);
    int status = Integer.parseInt(lines[0].split(" ", 3)[1]);
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] parts = lines[i].split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1].strip() : "");
    }
    byte[] rest = text.substring(end + 4).getBytes(ISO_8859_1);
    if (status == 100) {
      return parse(rest, head);
    }
    return body(status, headers, rest, head);
  }

  private static Answer body(int status, Map<String, String> headers, byte[] rest, boolean head)
      throws IOException {
    byte[] body = rest;
    String fault = "";
    if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      var out = new ByteArrayOutputStream();
      fault = unchunk(new String(rest, ISO_8859_1), out);
      body = out.toByteArray();
    } else if (headers.containsKey("content-length") && !head && status != 304) {
      int length = Integer.parseInt(headers.get("content-length"));
      fault = length == rest.length ? "" : "length " + length + ", got " + rest.length;
    }
    if (head && rest.length > 0) {
      fault = "a body for HEAD";
    }
    if (headers.getOrDefault("content-encoding", "").equals("gzip") && body.length > 0) {
      try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
        body = in.readAllBytes();
      }
    }
    return new Answer(status, headers, body, fault);
  }

  private static String unchunk(String text, ByteArrayOutputStream out) {
    int at = 0;
    while (true) {
      int line = text.indexOf("\r\n", at);
      if (line < 0) {
        return "chunks without an end";
      }
      int size = Integer.parseInt(text.substring(at, line).split(";", 2)[0].strip(), 16);
      if (size == 0) {
        return "";
      }
      if (line + 2 + size > text.length()) {
        return "a chunk that is cut off";
      }
      out.writeBytes(text.substring(line + 2, line + 2 + size).getBytes(ISO_8859_1));
      at = line + 2 + size + 2;
    }
  }
}
