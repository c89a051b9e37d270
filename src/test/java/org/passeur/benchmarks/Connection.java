package org.passeur.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection over which requests go that were written beforehand: on the machine of the server
 * an ordinary client takes more of it than a short answer does.
 */
final class Connection implements AutoCloseable {
  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  Connection(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /** A request as it goes over the wire. */
  static byte[] request(URI address, String accept) {
    return ("GET "
            + address.getRawPath()
            + "?"
            + address.getRawQuery()
            + " HTTP/1.1\r\nHost: "
            + address.getHost()
            + "\r\nAccept: "
            + accept
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Sends a request and reads the whole answer.
   *
   * @throws IllegalStateException when the status is not 200
   */
  void ask(byte[] request) throws IOException {
    out.write(request);
    String status = line();
    if (!status.contains(" 200 ")) {
      throw new IllegalStateException(status);
    }
    long length = -1;
    for (String field = line(); !field.isEmpty(); field = line()) {
      String lower = field.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(lower.indexOf(':') + 1).strip());
      }
    }
    if (length >= 0) {
      in.skipNBytes(length);
    } else {
      chunks();
    }
  }

  private void chunks() throws IOException {
    long size;
    do {
      size = Long.parseLong(line().split(";", 2)[0].strip(), 16);
      in.skipNBytes(size);
      line();
    } while (size > 0);
  }

  private String line() throws IOException {
    var text = new StringBuilder();
    int next = in.read();
    while (next != '\n') {
      if (next < 0) {
        throw new IOException("the server closed the connection");
      }
      if (next != '\r') {
        text.append((char) next);
      }
      next = in.read();
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
