package org.passeur.ingest.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Of what is embedded in files, opens only the messages of a mailbox, each of which gives its
 * subject and its text, and the text of a message. Attachments, pictures and archives are not
 * opened.
 */
final class MailMessages implements EmbeddedDocumentExtractor {
  private static final String MESSAGE = "message/rfc822";

  private static final Set<String> MAIL = Set.of(MESSAGE, "application/mbox");

  private final Metadata outer;
  private final Parser parser;
  private final ParseContext context;

  /** Where what is read goes: a message is gathered before its subject is known. */
  private Passages passages;

  /**
   * @param outer what is known of the file itself
   * @param passages receive what is read
   */
  MailMessages(Metadata outer, Parser parser, ParseContext context, Passages passages) {
    this.outer = outer;
    this.parser = parser;
    this.context = context;
    this.passages = passages;
  }

  @Override
  public boolean shouldParseEmbedded(Metadata metadata) {
    return MAIL.contains(outer.get(Metadata.CONTENT_TYPE))
        && (isMessage(metadata) || isBody(metadata));
  }

  private static boolean isMessage(Metadata metadata) {
    return MESSAGE.equals(metadata.get(Metadata.CONTENT_TYPE))
        && metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE) == null;
  }

  /** A part of a message with text of its own, which is no file that was attached. */
  private static boolean isBody(Metadata metadata) {
    return String.valueOf(metadata.get(Metadata.CONTENT_TYPE)).matches("text/(?:plain|html)\\b.*")
        && metadata.get(Metadata.CONTENT_DISPOSITION) == null
        && metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY) == null;
  }

  @Override
  public void parseEmbedded(
      InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml)
      throws SAXException, IOException {
    boolean whole = isMessage(metadata);
    Passages around = passages;
    var message = new Passages();
    passages = message;
    try {
      parser.parse(in, message, metadata, context);
    } catch (TikaException e) {
      throw new IOException("a message of a mailbox cannot be read", e);
    } finally {
      passages = around;
    }
    String subject = metadata.get(TikaCoreProperties.TITLE);
    passages.add(true, whole && subject != null ? subject : "");
    message.all().forEach(each -> passages.add(each.heading(), each.text()));
  }
}
