package org.passeur.engine.watch;

import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_StrSubstring;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;

/** Replaces functions by their watched variants. */
final class WatchedExprs extends ExprTransformCopy {
  @Override
  public Expr transform(ExprFunction1 function, Expr argument) {
    if (function instanceof E_StrEncodeForURI) {
      return new WatchedText.Encode(argument);
    }
    Expr copy = super.transform(function, argument);
    return function instanceof E_StrUpperCase || function instanceof E_StrLowerCase
        ? new MeasuredFunction((ExprFunction1) copy)
        : copy;
  }

  @Override
  public Expr transform(ExprFunction2 function, Expr left, Expr right) {
    if (function instanceof E_Add) {
      return new WatchedNumbers.Add(left, right);
    }
    if (function instanceof E_Subtract) {
      return new WatchedNumbers.Subtract(left, right);
    }
    if (function instanceof E_Multiply) {
      return new WatchedNumbers.Multiply(left, right);
    }
    if (function instanceof E_Divide) {
      return new WatchedNumbers.Divide(left, right);
    }
    if (function instanceof E_StrDatatype) {
      return new WatchedNumbers.Typed(left, right);
    }
    Expr copy = super.transform(function, left, right);
    return function instanceof E_StrContains
            || function instanceof E_StrBefore
            || function instanceof E_StrAfter
        ? new MeasuredFunction((ExprFunction2) copy)
        : copy;
  }

  @Override
  public Expr transform(ExprFunctionN function, ExprList args) {
    if (function instanceof E_Regex) {
      return new WatchedText.Regex(args);
    }
    if (function instanceof E_StrReplace) {
      return new WatchedText.Replace(args);
    }
    if (function instanceof E_StrConcat) {
      return new WatchedText.Concat(args);
    }
    Expr copy = super.transform(function, args);
    return function instanceof E_StrSubstring ? new MeasuredFunction((ExprFunctionN) copy) : copy;
  }
}
