package org.passeur.ingest.table;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the XML of workbooks, without document types, so that nothing in it grows or is fetched.
 */
final class Xml {
  private Xml() {}

  /**
   * @param in closed here
   * @param most bytes that are read
   * @throws IOException when it cannot be read
   * @throws SAXException when it is broken
   * @throws SheetRows.TooLarge when it is longer
   */
  static void parse(InputStream in, long most, DefaultHandler handler)
      throws IOException, SAXException {
    try (var bounded = new Bounded(in, most)) {
      XMLReader xml = XMLHelper.newXMLReader();
      xml.setContentHandler(handler);
      xml.setErrorHandler(handler);
      xml.parse(new InputSource(bounded));
    } catch (ParserConfigurationException e) {
      throw new SAXException(e);
    }
  }
}
