package org.passeur.engine.watch;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * Arithmetic with limits on the size of values. A number squared forty times has more digits than
 * fit in memory, and adding a billion years to a date is done month by month; neither can be
 * interrupted. Values that are too large are evaluation errors, like overflows (XPath functions,
 * FOAR0002).
 */
final class WatchedNumbers {
  private WatchedNumbers() {}

  static final class Add extends E_Add {
    Add(Expr left, Expr right) {
      super(left, right);
    }

    @Override
    public NodeValue eval(NodeValue x, NodeValue y) {
      SaneValues.require(x);
      SaneValues.require(y);
      return SaneValues.require(super.eval(x, y));
    }

    @Override
    public Expr copy(Expr left, Expr right) {
      return new Add(left, right);
    }
  }

  static final class Subtract extends E_Subtract {
    Subtract(Expr left, Expr right) {
      super(left, right);
    }

    @Override
    public NodeValue eval(NodeValue x, NodeValue y) {
      SaneValues.require(x);
      SaneValues.require(y);
      return SaneValues.require(super.eval(x, y));
    }

    @Override
    public Expr copy(Expr left, Expr right) {
      return new Subtract(left, right);
    }
  }

  static final class Multiply extends E_Multiply {
    Multiply(Expr left, Expr right) {
      super(left, right);
    }

    @Override
    public NodeValue eval(NodeValue x, NodeValue y) {
      SaneValues.require(x);
      SaneValues.require(y);
      return SaneValues.require(super.eval(x, y));
    }

    @Override
    public Expr copy(Expr left, Expr right) {
      return new Multiply(left, right);
    }
  }

  static final class Divide extends E_Divide {
    Divide(Expr left, Expr right) {
      super(left, right);
    }

    @Override
    public NodeValue eval(NodeValue x, NodeValue y) {
      SaneValues.require(x);
      SaneValues.require(y);
      return SaneValues.require(super.eval(x, y));
    }

    @Override
    public Expr copy(Expr left, Expr right) {
      return new Divide(left, right);
    }
  }

  /** STRDT, which turns a text into a value of any type. */
  static final class Typed extends E_StrDatatype {
    Typed(Expr text, Expr type) {
      super(text, type);
    }

    @Override
    public NodeValue eval(NodeValue text, NodeValue type) {
      Node name = type.asNode();
      if (name.isURI() && text.asNode().isLiteral()) {
        SaneValues.require(text.asNode().getLiteralLexicalForm(), name.getURI());
      }
      return super.eval(text, type);
    }

    @Override
    public Expr copy(Expr text, Expr type) {
      return new Typed(text, type);
    }
  }
}
