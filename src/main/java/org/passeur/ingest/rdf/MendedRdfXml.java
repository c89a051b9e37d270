package org.passeur.ingest.rdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.passeur.vocab.Rdf;

/**
 * An RDF/XML file with names in the place of the addresses at which its reader would stop, so that
 * each costs its own statements and not the file.
 */
public final class MendedRdfXml {
  private static final String NAME = "urn:x-not-an-address:";
  private static final List<String> ADDRESSES = List.of("about", "resource", "datatype");

  /** Larger ones are not mended: this is done in memory. */
  private static final int LARGEST = 50 << 20;

  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final byte[] text;

  private MendedRdfXml(InputStream in) throws IOException {
    try {
      text = mended(in.readNBytes(LARGEST));
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /**
   * Reads a file to its end.
   *
   * @throws IOException when it is no XML, or longer than 50 MB
   */
  public static MendedRdfXml of(InputStream in) throws IOException {
    return new MendedRdfXml(in);
  }

  /** What is to be read in its place. */
  public InputStream open() {
    return new ByteArrayInputStream(text);
  }

  /** The term as the file has it. */
  public Node original(Node node) {
    String address = addresses.get(address(node));
    if (address == null) {
      return node;
    }
    return node.isURI()
        ? NodeFactory.createURI(address)
        : NodeFactory.createLiteralDT(node.getLiteralLexicalForm(), NodeFactory.getType(address));
  }

  private static String address(Node node) {
    return node.isLiteral() ? node.getLiteralDatatypeURI() : node.isURI() ? node.getURI() : "";
  }

  /** The line of an address that was replaced; empty for any other term. */
  public Optional<Integer> line(Node node) {
    return Optional.ofNullable(lines.get(address(node)));
  }

  private byte[] mended(byte[] xml) throws XMLStreamException {
    XMLInputFactory reading = XMLInputFactory.newDefaultFactory();
    reading.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    reading.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
    XMLEventReader in = reading.createXMLEventReader(new ByteArrayInputStream(xml));
    var out = new ByteArrayOutputStream();
    XMLEventWriter writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(out, "UTF-8");
    XMLEventFactory events = XMLEventFactory.newDefaultFactory();
    while (in.hasNext()) {
      XMLEvent event = in.nextEvent();
      if (event.isStartDocument()) {
        writer.add(events.createStartDocument("UTF-8"));
      } else if (event.isStartElement()) {
        writer.add(mended(event.asStartElement(), events));
      } else if (event.getEventType() != XMLEvent.DTD) { // its entities are in the text by now
        writer.add(event);
      }
    }
    writer.close();
    return out.toByteArray();
  }

  private XMLEvent mended(StartElement element, XMLEventFactory events) {
    List<Attribute> attributes = new ArrayList<>();
    for (Iterator<Attribute> all = element.getAttributes(); all.hasNext(); ) {
      Attribute attribute = all.next();
      boolean address =
          attribute.getName().getNamespaceURI().equals(Rdf.NS)
              && ADDRESSES.contains(attribute.getName().getLocalPart());
      attributes.add(
          address && !isRead(attribute.getValue())
              ? events.createAttribute(
                  attribute.getName(),
                  name(attribute.getValue(), element.getLocation().getLineNumber()))
              : attribute);
    }
    return events.createStartElement(
        element.getName(), attributes.iterator(), element.getNamespaces());
  }

  private static boolean isRead(String address) {
    try {
      IRIx.create(address);
      return true;
    } catch (IRIException e) {
      return false;
    }
  }

  private String name(String address, int line) {
    String name = NAME + addresses.size();
    addresses.put(name, address);
    lines.put(name, line);
    return name;
  }
}
