package org.passeur.log;

import java.io.OutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.text.TokenWriter;
import org.apache.jena.rdfpatch.text.TokenWriterText;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.tokens.Token;

/**
 * Writes RDF Patch with every typed literal in full. Jena 5.6.0 abbreviates whatever it takes for a
 * number, {@code "-"^^xsd:integer} included, and cannot read that back.
 */
final class PlainTokens implements TokenWriter {
  private final TokenWriter text;

  PlainTokens(OutputStream out) {
    this.text = TokenWriterText.create(out);
  }

  @Override
  public void sendNode(Node node) {
    if (node.isLiteral()) {
      text.sendWord(NodeFmtLib.strNT(node));
    } else {
      text.sendNode(node);
    }
  }

  @Override
  public void sendToken(Token token) {
    text.sendToken(token);
  }

  @Override
  public void sendString(String string) {
    text.sendString(string);
  }

  @Override
  public void sendWord(String word) {
    text.sendWord(word);
  }

  @Override
  public void sendNumber(long number) {
    text.sendNumber(number);
  }

  @Override
  public void startTuple() {
    text.startTuple();
  }

  @Override
  public void endTuple() {
    text.endTuple();
  }

  @Override
  public void flush() {
    text.flush();
  }

  @Override
  public void close() {
    text.close();
  }
}
