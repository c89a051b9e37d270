package org.passeur.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.security.Permission;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * A parser that talks to nobody: travels to the reading process with the parser it holds and shuts
 * the network there before the first document. A document can then neither fetch anything nor tell
 * anyone that it was read.
 */
final class Offline implements Parser {
  private static final long serialVersionUID = 1L;

  private final Parser parser;

  Offline(Parser parser) {
    this.parser = parser;
  }

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return parser.getSupportedTypes(context);
  }

  @Override
  public void parse(InputStream in, ContentHandler out, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    shutTheNetwork();
    parser.parse(in, out, metadata, context);
  }

  /** Java 17, which the product runs on, still has this way; without it nothing is read. */
  @SuppressWarnings("removal")
  private static synchronized void shutTheNetwork() {
    if (!(System.getSecurityManager() instanceof NoNetwork)) {
      System.setSecurityManager(new NoNetwork());
    }
  }

  @SuppressWarnings("removal")
  private static final class NoNetwork extends SecurityManager {
    @Override
    public void checkPermission(Permission permission) {
      if (permission.getName().equals("setSecurityManager")) {
        throw new SecurityException("the network stays shut");
      }
    }

    @Override
    public void checkPermission(Permission permission, Object context) {
      checkPermission(permission);
    }

    @Override
    public void checkConnect(String host, int port) {
      throw new SecurityException("no connection to " + host);
    }

    @Override
    public void checkConnect(String host, int port, Object context) {
      checkConnect(host, port);
    }

    @Override
    public void checkListen(int port) {
      throw new SecurityException("no listening");
    }
  }
}
