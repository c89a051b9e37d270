package org.passeur.ingest.source;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.Nfc;
import org.passeur.vocab.Addresses;

/**
 * Mints keys for the things of a source. A key is the beginning of an HMAC-SHA256 (RFC 2104) of
 * source, kind and local id: always the same, and revealing nothing of the id without the secret.
 */
public final class Minting {
  /** A large source names more things than are worth remembering. */
  private static final int REMEMBERED = 20_000;

  private final Addresses addresses;
  private final byte[] secret;
  private final String source;
  private final Predicate<Node> isKept;
  private final Map<Node, Node> minted =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Node, Node> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param isKept tells which IRIs that look like ours are kept unchanged
   */
  public Minting(Addresses addresses, byte[] secret, String source, Predicate<Node> isKept) {
    this.addresses = addresses;
    this.secret = secret.clone();
    this.source = source;
    this.isKept = isKept;
  }

  /** The statement with its final IRIs, and the letters of its text composed. */
  public Quad mint(Quad quad) {
    return Quad.create(
        term(quad.getGraph()),
        term(quad.getSubject()),
        quad.getPredicate(),
        Nfc.of(term(quad.getObject())));
  }

  /** The IRI of the thing of this source with that local id. */
  public Node thing(String kind, String local) {
    return addresses.thing(kind, key(kind, local));
  }

  private Node term(Node node) {
    if (!node.isURI() || !addresses.isOurs(node)) {
      return node;
    }
    Node known = minted.get(node);
    if (known == null) {
      known = minted(node);
      minted.put(node, known);
    }
    return known;
  }

  private Node minted(Node node) {
    String path = node.getURI().substring(addresses.resolver().length());
    if (path.startsWith("id/")) {
      int slash = path.indexOf('/', 3);
      if (slash < 0 || slash == path.length() - 1) {
        return node;
      }
      String kind = path.substring(3, slash);
      String local = path.substring(slash + 1);
      return isKey(local) && isKept.test(node) ? node : thing(kind, local);
    }
    if (path.startsWith("graph/person/") && path.lastIndexOf('/') > 13) {
      String local = path.substring(13, path.lastIndexOf('/'));
      String category = path.substring(path.lastIndexOf('/') + 1);
      return addresses.personGraph(keyOrKept("person", local), category);
    }
    if (path.startsWith("graph/community/") && path.length() > 16) {
      return addresses.communityGraph(keyOrKept("community", path.substring(16)));
    }
    return node;
  }

  private String keyOrKept(String kind, String local) {
    return isKey(local) && isKept.test(addresses.thing(kind, local)) ? local : key(kind, local);
  }

  private static boolean isKey(String local) {
    return Addresses.KEY.matcher(local).matches();
  }

  /** A key from the first 60 bits. */
  public String key(String kind, String local) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      String text = source + '\n' + kind + '\n' + normal(kind, local);
      long bits = ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))).getLong();
      return Addresses.key(bits >>> 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Themes are identified by their label, ignoring case. */
  public static String normal(String kind, String local) {
    String plain = Nfc.of(decoded(local)).strip().replaceAll("\\s+", " ");
    return kind.equals("theme") ? plain.toLowerCase(Locale.ROOT) : plain;
  }

  private static String decoded(String local) {
    try {
      return URLDecoder.decode(local.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return local; // a literal percent sign
    }
  }
}
